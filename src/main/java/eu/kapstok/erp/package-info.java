/** The port to the ERP, its adapters, the ledger of commands and the inbox of events. */
package eu.kapstok.erp;

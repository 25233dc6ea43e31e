/** Contracts: drawn up from templates, signed one after the other by the customer's people, countersigned, sealed and kept. */
package eu.kapstok.contract;

/** Tryton 6.0 behind the port, over its JSON-RPC. */
package eu.kapstok.erp.tryton;

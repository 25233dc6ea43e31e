/** Quotes: approved inside, decided by the customer, ordered in the ERP. */
package eu.kapstok.quote;

/** Customers and their contacts, as the ERP knows them and as the portal needs them. */
package eu.kapstok.customer;

/** What customers can order: the products, the cart, and the order page. */
package eu.kapstok.catalog;

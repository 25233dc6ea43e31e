/** Orders: released by rule, confirmed to the customer, followed to the delivery and reviewed. */
package eu.kapstok.order;

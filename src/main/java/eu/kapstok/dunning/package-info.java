/** What is overdue: followed up by rule and by law, with every way for the customer to pay, promise, plan or disagree. */
package eu.kapstok.dunning;

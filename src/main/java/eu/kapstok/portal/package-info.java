/** The customers' pages around the business modules: layout, start page, tasks, profile, errors. */
package eu.kapstok.portal;

/** Camunda Forms: read, rendered as HTML for customers, validated on the server for everybody. */
package eu.kapstok.forms;

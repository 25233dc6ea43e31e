/** The outside world of a trial, in profile demo only. */
package eu.kapstok.demo;

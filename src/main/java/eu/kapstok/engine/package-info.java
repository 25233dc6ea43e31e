/** The process engine as this product sets it up: configuration, queue, clock, guarded deployments. */
package eu.kapstok.engine;

package eu.kapstok.claim;

/** How a letter reaches its reader. */
public enum Channel { EMAIL, POST }

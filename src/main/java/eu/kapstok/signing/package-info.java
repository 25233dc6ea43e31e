/** Signatures that others can check: seals, time stamps, the evidence of who signed, and the public page that checks a file. */
package eu.kapstok.signing;

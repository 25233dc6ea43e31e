/** Complaints and returns: reported once and completely, judged, made good, and asked how it went. */
package eu.kapstok.complaint;

/** Documents: rendered as PDF, kept immutably, streamed. */
package eu.kapstok.documents;

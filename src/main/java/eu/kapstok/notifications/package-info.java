/** Mail: written from templates, kept, sent by jobs. */
package eu.kapstok.notifications;

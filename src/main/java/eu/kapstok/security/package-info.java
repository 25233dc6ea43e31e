/** Who comes in and what they may do: sign-in of customers and staff, groups, rights. */
package eu.kapstok.security;

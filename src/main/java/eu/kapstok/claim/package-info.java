/** What may be charged for late payment: dated rates and scales, the calculation, references and codes to pay by, and the letters. */
package eu.kapstok.claim;

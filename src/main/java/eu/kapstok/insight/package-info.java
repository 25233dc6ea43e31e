/** Figures: the page that shows what the modules count and measure, and how such figures are made. */
package eu.kapstok.insight;

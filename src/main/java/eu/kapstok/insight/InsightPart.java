package eu.kapstok.insight;

import java.util.function.Function;

/**
 * Figures that a module contributes to the page of figures as a bean.
 *
 * @param order small numbers first
 * @param id its name in addresses, in lower case with hyphens
 * @param figures what it shows of a period
 */
public record InsightPart(int order, String id, Function<InsightPeriod, InsightBlock> figures) {
}

package eu.kapstok.portal;

import java.util.List;

/** @param next where the list goes on, as {@link ListPlace#read} reads it; null at its end */
public record ListPage<R>(List<R> rows, String next) {
}

package eu.kapstok.erp;

import java.util.List;

/** A page of a listing; {@code next} is the cursor of the following page, null at the end. */
public record ErpPage<T>(List<T> items, String next) {
}

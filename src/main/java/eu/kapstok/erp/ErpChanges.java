package eu.kapstok.erp;

import java.util.List;

/**
 * Facts of the ERP in the order in which they became known, each at least once.
 *
 * @param place opaque, where to go on; it moves on whenever as many facts came as were asked for
 */
public record ErpChanges(List<ErpEvent> events, String place) {
}

package eu.kapstok.erp;

import java.util.List;

/**
 * Facts of the ERP in the order in which they became known, each at least once.
 *
 * @param place opaque, where to go on; it moves on whenever as many facts came as were asked for
 * @param lost whether the place that was asked for is not in the ERP's history, as after a backup was put back: it is read again from
 *     as far back as there is reason to, and what nobody can tell any more has to be compared by people
 */
public record ErpChanges(List<ErpEvent> events, String place, boolean lost) {

    /** Of a history that goes on where it was. */
    public ErpChanges(List<ErpEvent> events, String place) {
        this(events, place, false);
    }
}

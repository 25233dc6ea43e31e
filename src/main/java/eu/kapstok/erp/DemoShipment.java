package eu.kapstok.erp;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the demo ERP's user types to send goods away.
 *
 * @param lines null: all that is left
 * @param carrier null: the house's own, as {@code tracking}
 */
public record DemoShipment(List<Line> lines, String carrier, String tracking) {

    /** All that is left, by the house's own carrier. */
    public static final DemoShipment ALL = new DemoShipment(null, null, null);

    public record Line(String product, BigDecimal quantity) {
    }
}

package eu.kapstok.complaint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody typed into a report that is not sent yet: text as they typed it, goods as they picked them.
 *
 * @param reason code, "" before one was chosen; as {@code wish}, {@code channel} and {@code contact}
 * @param contact id of the customer's contact who called, for our own people
 */
record DraftContent(String reason, String wish, String description, String whyNoLines, String invoice, boolean visibleAtDelivery,
                    String channel, String contact, List<Line> lines) {

    static final DraftContent EMPTY = new DraftContent("", "", "", "", "", false, "", "", List.of());

    static final int MOST_LINES = 50;

    /**
     * @param order number of the order
     * @param orderLine place in it from 1
     * @param shipment null where nobody came from one
     * @param quantity as it was typed
     */
    record Line(String order, int orderLine, String shipment, String product, String description, String unit, String quantity,
                BigDecimal unitPrice, BigDecimal vatRate, LocalDate deliveredOn, String serialNumber, String batch) {

        boolean same(Line other) {
            return order.equals(other.order) && orderLine == other.orderLine;
        }

        /** Letters before the hyphen of its code. */
        String productGroup() {
            int hyphen = product.indexOf('-');
            return hyphen < 0 ? product : product.substring(0, hyphen);
        }
    }

    DraftContent with(List<Line> goods) {
        return new DraftContent(reason, wish, description, whyNoLines, invoice, visibleAtDelivery, channel, contact, List.copyOf(goods));
    }

    /** With those goods that are not in it yet. */
    DraftContent and(List<Line> more) {
        List<Line> fresh = more.stream().filter(line -> lines.stream().noneMatch(line::same)).toList();
        return with(Stream.concat(lines.stream(), fresh.stream()).limit(MOST_LINES).toList());
    }

    DraftContent from(String wrongInvoice) {
        return new DraftContent(ComplaintReason.INVOICE_ERROR.name(), wish, description, whyNoLines, wrongInvoice, visibleAtDelivery, channel,
                contact, lines);
    }
}

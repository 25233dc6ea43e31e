package eu.kapstok.quote;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A quote as its customer's page shows it.
 *
 * @param version the one that is shown
 * @param document archived PDF of that version, null until it is made
 * @param order number of the order it became, null before
 * @param settled nothing more happens here by itself in the next moments
 * @param changes marked against an earlier version that the customer saw, null where there is none
 * @param answer what the customer answered, null before
 * @param askForExtension mail address to ask for an extension at, null where it needs none
 */
record QuoteView(String number, int version, CustomerQuoteState state, LocalDate date, LocalDate validUntil, boolean business,
                 List<Line> lines, BigDecimal listTotal, BigDecimal linesTotal, BigDecimal discountPercent,
                 BigDecimal documentDiscount, BigDecimal net, List<Vat> vats, BigDecimal vat, BigDecimal gross,
                 UUID document, String order, boolean settled, Changes changes, Answer answer,
                 String askForExtension, List<Event> history) {

    /**
     * @param mark null, {@code new} or {@code changed} since the earlier version
     * @param was the line before, null unless it changed
     */
    record Line(String product, String description, String unit, BigDecimal quantity, BigDecimal unitPrice,
                BigDecimal discountPercent, BigDecimal vatRate, BigDecimal net, String mark, Line was) {

        static Line of(QuoteLine line, String mark, Line was) {
            return new Line(line.product(), line.description(), line.unit(), line.quantity(), line.unitPrice(),
                    line.discountPercent(), line.vatRate(), line.net(), mark, was);
        }

        public boolean discounted() {
            return discountPercent.signum() != 0;
        }
    }

    record Vat(BigDecimal rate, BigDecimal base, BigDecimal amount) {
    }

    /**
     * @param onlyAsked whether nothing is different
     * @param asked what the customer wanted otherwise in the earlier version and what became of it, in words
     */
    record Changes(int earlierVersion, List<Line> dropped, BigDecimal earlierGross, BigDecimal earlierNet,
                   LocalDate earlierValidUntil, boolean onlyAsked, List<String> asked) {
    }

    /**
     * @param address in one line, null: the usual one
     * @param recordedBy name of who of ours wrote it down, null where the contact clicked, as the channel
     * @param wishes what is wanted otherwise line by line, in words
     */
    record Answer(QuoteAnswer.Kind kind, String by, Instant at, String reference, String address, LocalDate wishedDate,
                  QuoteAnswer.DeclineReason reason, String text, String recordedBy, OnBehalf.Channel channel,
                  List<String> wishes) {
    }

    /** @param by name of the contact, null where it was not one of the customer's */
    record Event(String text, String by, Instant at) {
    }

    /** Discounts of the lines themselves. */
    public BigDecimal lineDiscounts() {
        return listTotal.subtract(linesTotal);
    }

    public boolean discounted() {
        return lines.stream().anyMatch(Line::discounted);
    }

    public boolean open() {
        return state == CustomerQuoteState.OPEN;
    }

    static List<Line> lines(QuoteVersion version, QuoteChanges changes) {
        List<Line> lines = new ArrayList<>();
        for (QuoteLine line : version.lines()) {
            if (changes == null || !changes.changed(line)) {
                lines.add(Line.of(line, null, null));
            } else {
                QuoteLine before = changes.before(line);
                lines.add(before == null ? Line.of(line, "new", null) : Line.of(line, "changed", Line.of(before, null, null)));
            }
        }
        return List.copyOf(lines);
    }
}

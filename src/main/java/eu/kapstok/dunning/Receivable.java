package eu.kapstok.dunning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Something that a customer owes or has to his credit, and how far it was followed up.
 *
 * @param id the ERP's own
 * @param invoice number, null where there is none
 * @param open EUR including VAT as the ERP told last, below 0 for a credit
 * @param level letters that count as reminders
 * @param termUntil last day of the term that the last letter set, null where it set none
 * @param chargesFrom first day on which a consumer can be charged, null before the reminder of the law
 * @param keptOn day on which credit control decided not to write it off
 * @param abroadUntil day on which credit control looks again at what is owed under the law of another country, null before the first time
 */
record Receivable(String id, String invoice, String customer, LocalDate invoiceDate, LocalDate dueDate, BigDecimal total,
                  BigDecimal open, int level, LocalDate courtesyOn, LocalDate lastLetterOn, LocalDate termUntil,
                  LocalDate chargesFrom, LocalDate calledOn, boolean promiseBroken, boolean planBroken, LocalDate keptOn,
                  LocalDate handedOverOn, LocalDate writtenOffOn, LocalDate claimFiledOn, LocalDate abroadUntil, List<Pause> pauses) {

    private static final int LONGEST_YEARS = 10;

    /** As a letter names it. */
    public String name() {
        return invoice == null ? id : invoice;
    }

    boolean closed() {
        return handedOverOn != null || writtenOffOn != null || claimFiledOn != null;
    }

    /** Due before it was made, or so long ago that the claim lapsed or its date is a mistake. */
    boolean doubtful(LocalDate today) {
        return invoiceDate != null && dueDate.isBefore(invoiceDate) || dueDate.plusYears(LONGEST_YEARS).isBefore(today);
    }

    /** Below 0 before the due date. */
    public long daysPastDue(LocalDate today) {
        return ChronoUnit.DAYS.between(dueDate, today);
    }

    /** Without the days on which it was left alone. */
    public long countedDaysPastDue(LocalDate today) {
        return daysPastDue(today) - Pause.days(pauses, dueDate, today);
    }

    boolean paused(Pause.Kind kind, LocalDate today) {
        return pauses.stream().anyMatch(pause -> pause.kind() == kind && pause.covers(today));
    }

    boolean pausedAnyhow(LocalDate today) {
        return pauses.stream().anyMatch(pause -> pause.covers(today));
    }

    long daysSinceLetter(LocalDate today) {
        LocalDate last = lastLetterOn == null ? courtesyOn : lastLetterOn;
        return last == null ? StepFacts.NO_LETTER : ChronoUnit.DAYS.between(last, today) - Pause.days(pauses, last, today);
    }

    /** Days of pause make a term as much longer. */
    boolean termOver(LocalDate today) {
        return termUntil == null || today.isAfter(longer(termUntil, today));
    }

    boolean noticePeriodExpired(LocalDate today) {
        return chargesFrom != null && !today.isBefore(longer(chargesFrom, today));
    }

    private LocalDate longer(LocalDate day, LocalDate today) {
        return lastLetterOn == null ? day : day.plusDays(Pause.days(pauses, lastLetterOn, today));
    }
}

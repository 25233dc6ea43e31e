package eu.kapstok.dunning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan to pay in parts.
 *
 * @param words of who asked, null where there are none
 * @param total EUR; the instalments sum to it
 */
record Plan(String id, String customer, Instant askedAt, String askedBy, String words, BigDecimal total, State state, String answer,
            List<Instalment> instalments) {

    enum State { ASKED, RUNNING, KEPT, BROKEN, REFUSED, CANCELLED }

    record Instalment(LocalDate due, BigDecimal amount) {
    }

    Plan {
        instalments = List.copyOf(instalments);
        BigDecimal sum = instalments.stream().map(Instalment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(total) != 0) {
            throw new IllegalArgumentException("Instalments of %s do not sum to %s".formatted(sum, total));
        }
    }

    /** Equal parts a month apart; the cents that are over come first. */
    static List<Instalment> monthly(BigDecimal total, int parts, LocalDate first) {
        BigDecimal part = total.divide(BigDecimal.valueOf(parts), 2, RoundingMode.DOWN);
        BigDecimal rest = total.subtract(part.multiply(BigDecimal.valueOf(parts)));
        List<Instalment> instalments = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            instalments.add(new Instalment(first.plusMonths(i), i == 0 ? part.add(rest) : part));
        }
        return instalments;
    }

    /** What has to have been paid before that day. */
    BigDecimal dueBefore(LocalDate day) {
        return instalments.stream().filter(one -> one.due().isBefore(day)).map(Instalment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** EUR to pay next: what was due until today, or the first part that is not paid. */
    BigDecimal next(BigDecimal paid, LocalDate today) {
        BigDecimal due = dueBefore(today.plusDays(1)).subtract(paid);
        for (int i = 0; i < instalments.size() && due.signum() <= 0; i++) {
            due = dueBefore(instalments.get(i).due().plusDays(1)).subtract(paid);
        }
        return due.max(BigDecimal.ZERO);
    }

    LocalDate lastDue() {
        return instalments.get(instalments.size() - 1).due();
    }
}

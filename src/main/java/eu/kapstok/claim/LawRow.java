package eu.kapstok.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A row that somebody adds to the tables of the law; its source says where it was published. */
sealed interface LawRow permits LawRow.Rate, LawRow.Sum, LawRow.Band, LawRow.Holiday {

    /** The tables, as addresses name them. */
    enum Table { RATE, SUM, SCALE, HOLIDAY }

    String source();

    /** @param percent a year */
    record Rate(RateKind kind, LocalDate from, BigDecimal percent, String source) implements LawRow {
    }

    /** @param amount EUR, of VAT percent */
    record Sum(SumKind kind, LocalDate from, BigDecimal amount, String source) implements LawRow {
    }

    record Band(ScaleKind kind, LocalDate from, Scale scale, String source) implements LawRow {
    }

    record Holiday(String country, LocalDate day, String name, String source) implements LawRow {
    }

    /** What it changes, for who decides about it. */
    record Preview(List<Effect> effects, String warning) {
    }

    /**
     * @param before what counts now, "–" where nothing does
     * @param after what would count with the row
     */
    record Effect(String what, String before, String after) {
    }
}

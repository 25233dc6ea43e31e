package eu.kapstok.documents;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long documents are kept, by the dated rules in table {@code retention_rule}. */
@Component
public class Retention {

    private record Rule(int years, String countedFrom) {
    }

    private final JdbcClient sql;

    Retention(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The first day on which the document may be deleted.
     *
     * @param kind of the rule, such as {@code quote}, {@code accepted-quote}, {@code order}, {@code invoice}
     * @param country whose law applies, ISO 3166-1 alpha-2: the seller's for what the seller has to keep
     * @param date of the document; of its end for a contract
     */
    public LocalDate deleteOn(String kind, String country, LocalDate date) {
        Rule rule = sql.sql("""
                select years, counted_from from kapstok.retention_rule
                where kind = ? and country = ? and valid_from <= ? order by valid_from desc limit 1
                """).params(kind, country, date).query(Rule.class).optional()
                .orElseThrow(() -> new IllegalStateException("No retention rule for %s in %s on %s"
                        .formatted(kind, country, date)));
        return rule.countedFrom().equals("DAY") ? date.plusYears(rule.years()).plusDays(1)
                : LocalDate.of(date.getYear() + 1 + rule.years(), 1, 1);
    }
}

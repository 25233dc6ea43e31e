package eu.kapstok.dunning;

import eu.kapstok.insight.InsightPeriod;
import eu.kapstok.insight.PaymentSpeed;
import eu.kapstok.insight.Share;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Balances, sales, promises and disputes as dunning saw them. */
@Component
class ReceivablesFigures {

    private static final int MONTHS = 24;

    /** @param day on which the balance was read */
    record Balance(LocalDate day, BigDecimal open, BigDecimal overdue, long invoices) {

        BigDecimal current() {
            return open.subtract(overdue);
        }
    }

    /** @param amount EUR of the part */
    record Count(long number, BigDecimal amount) {
    }

    private final JdbcClient sql;

    ReceivablesFigures(JdbcClient sql) {
        this.sql = sql;
    }

    /** The last balance that was read on or before that day. */
    Optional<Balance> balance(LocalDate day) {
        return sql.sql("select day, sum(open) as open, sum(overdue) as overdue, sum(invoices) as invoices from kapstok.dunning_receivables_day "
                        + "where day = (select max(day) from kapstok.dunning_receivables_day where day <= ?) group by day").param(day)
                .query((row, number) -> new Balance(row.getObject("day", LocalDate.class), row.getBigDecimal("open"), row.getBigDecimal("overdue"),
                        row.getLong("invoices"))).optional();
    }

    /** The last balance of each week or month. */
    Map<LocalDate, Balance> balances(InsightPeriod period) {
        Map<LocalDate, Balance> steps = new TreeMap<>();
        sql.sql("select distinct on (step) date_trunc(:unit, day)::date as step, day, sum(open) as open, sum(overdue) as overdue, sum(invoices) as invoices "
                        + "from kapstok.dunning_receivables_day where day between :from and :until group by step, day order by step, day desc")
                .param("unit", period.step().unit()).param("from", period.from()).param("until", period.until())
                .query((RowCallbackHandler) row -> steps.put(row.getObject("step", LocalDate.class), new Balance(row.getObject("day", LocalDate.class),
                        row.getBigDecimal("open"), row.getBigDecimal("overdue"), row.getLong("invoices"))));
        return steps;
    }

    /** Invoices of the days less credit notes; the number is of both. */
    Count sales(LocalDate from, LocalDate until) {
        return sql.sql("select count(*) as number, coalesce(sum(total), 0) as amount from kapstok.dunning_sale where invoice_date between ? and ?")
                .params(from, until).query(Count.class).single();
    }

    Optional<PaymentSpeed> of(InsightPeriod period) {
        int days = (int) ChronoUnit.DAYS.between(period.from(), period.until()) + 1;
        return balance(period.until()).map(end -> new PaymentSpeed(balance(period.from().minusDays(1)).map(Balance::open).orElse(null), end.open(),
                end.current(), sales(period.from(), period.until()).amount(), days));
    }

    /** The months up to that day, newest first; the newest only as far as it has come. */
    List<PaymentSpeed.Month> months(LocalDate until) {
        Map<YearMonth, BigDecimal> sales = new TreeMap<>();
        sql.sql("select date_trunc('month', invoice_date)::date as month, sum(total) as sales from kapstok.dunning_sale "
                        + "where invoice_date between ? and ? group by month").params(YearMonth.from(until).minusMonths(MONTHS - 1L).atDay(1), until)
                .query((RowCallbackHandler) row -> sales.put(YearMonth.from(row.getObject("month", LocalDate.class)), row.getBigDecimal("sales")));
        YearMonth last = YearMonth.from(until);
        return Stream.iterate(last, month -> month.minusMonths(1)).limit(MONTHS)
                .map(month -> new PaymentSpeed.Month(sales.getOrDefault(month, BigDecimal.ZERO),
                        month.equals(last) ? until.getDayOfMonth() : month.lengthOfMonth())).toList();
    }

    /** Promises for a day of the period, by state. */
    Map<String, Count> promises(InsightPeriod period) {
        Map<String, Count> states = new TreeMap<>();
        sql.sql("select state, count(*) as number, sum(amount) as amount from kapstok.dunning_promise where promised_on between ? and ? group by state")
                .params(period.from(), period.until())
                .query((RowCallbackHandler) row -> states.put(row.getString("state"), new Count(row.getLong("number"), row.getBigDecimal("amount"))));
        return states;
    }

    /** Of the invoices of the period those that were disputed, whenever that was. */
    Share disputed(LocalDate from, LocalDate until) {
        return sql.sql("select count(*) filter (where exists (select from kapstok.dunning_dispute d where d.invoice = s.invoice)) as part, count(*) as whole "
                        + "from kapstok.dunning_sale s where s.invoice_date between ? and ? and s.total > 0").params(from, until).query(Share.class).single();
    }
}

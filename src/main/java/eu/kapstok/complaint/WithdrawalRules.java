package eu.kapstok.complaint;

import eu.kapstok.engine.BusinessCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The law's periods, from the dated table {@code withdrawal_rule}, and what it says of products, from {@code withdrawal_product}. */
@Component
class WithdrawalRules {

    private record Rule(int days, int sendBackDays, int refundDays) {
    }

    private final JdbcClient sql;
    private final BusinessCalendar calendar;

    WithdrawalRules(JdbcClient sql, BusinessCalendar calendar) {
        this.sql = sql;
        this.calendar = calendar;
    }

    /**
     * Last day on which a consumer can withdraw.
     *
     * @param country of the consumer
     * @param ordered day of the order, whose rule counts
     * @param from day on which the last goods arrived, of the order where it is about services alone
     * @param terms what the consumer was told with the order
     */
    LocalDate lastDay(String country, LocalDate ordered, LocalDate from, WithdrawalTerms terms) {
        int days = rule(country, ordered).days();
        LocalDate normal = WithdrawalPeriod.lastDay(from, days, calendar, country);
        return terms.informed() && terms.informedOn() == null ? normal
                : WithdrawalPeriod.lastDay(normal, terms.informedOn(), days, calendar, country);
    }

    /** Days that a service runs, empty for goods. */
    OptionalInt serviceDays(String product) {
        return sql.sql("select days from kapstok.withdrawal_service where product = ?").param(product).query(Integer.class).list().stream()
                .mapToInt(Integer::intValue).findFirst();
    }

    /** EUR excluding VAT that stays paid of a line, as it was used on the consumer's own request; 0 for goods. */
    BigDecimal used(String product, BigDecimal worth, Withdrawal withdrawal, WithdrawalTerms terms) {
        OptionalInt days = serviceDays(product);
        if (days.isEmpty() || terms.startRequestedOn() == null || !terms.informed()) {
            return BigDecimal.ZERO;
        }
        LocalDate declared = LocalDate.ofInstant(withdrawal.declaredAt(), Complaint.SELLER);
        return WithdrawalPeriod.used(worth, days.getAsInt(), ChronoUnit.DAYS.between(terms.startRequestedOn(), declared));
    }

    /** Last day on which the goods are sent back. */
    LocalDate sendBackBy(Withdrawal withdrawal, String country) {
        LocalDate declared = LocalDate.ofInstant(withdrawal.declaredAt(), Complaint.SELLER);
        return WithdrawalPeriod.lastDay(declared, rule(country, declared).sendBackDays(), calendar, country);
    }

    /** Last day on which the money is on its way; it may wait for the goods, not longer than that. */
    LocalDate refundBy(Withdrawal withdrawal, String country) {
        LocalDate declared = LocalDate.ofInstant(withdrawal.declaredAt(), Complaint.SELLER);
        return declared.plusDays(rule(country, declared).refundDays());
    }

    /** Goods that nobody can send back for no reason. */
    boolean isExempt(String product) {
        return is(product, "EXEMPT");
    }

    /** What was paid for bringing the goods, at the standard price. */
    boolean isDelivery(String product) {
        return is(product, "DELIVERY");
    }

    /** What was paid on top for bringing them fast, which the law does not give back. */
    boolean isExpress(String product) {
        return is(product, "EXPRESS");
    }

    private boolean is(String product, String kind) {
        return sql.sql("select exists (select from kapstok.withdrawal_product where product = ? and kind = ?)").params(product, kind)
                .query(Boolean.class).single();
    }

    private Rule rule(String country, LocalDate day) {
        return sql.sql("""
                select days, send_back_days, refund_days from kapstok.withdrawal_rule
                where country = ? and valid_from <= ? order by valid_from desc limit 1
                """).params(country, day).query(Rule.class).optional()
                .orElseThrow(() -> new IllegalStateException("No rule of withdrawal for %s on %s".formatted(country, day)));
    }
}

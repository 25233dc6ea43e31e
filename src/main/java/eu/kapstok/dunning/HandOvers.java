package eu.kapstok.dunning;

import eu.kapstok.claim.Collectors;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives what is not paid to a collector, once two people looked at it. */
@Service
class HandOvers {

    /** @param proposedBy user id of the first who confirmed, null before */
    record HandOver(String id, String customer, String proposedBy, String confirmedBy, String collector, BigDecimal total, UUID dossier) {
    }

    private final JdbcClient sql;
    private final Debtors debtors;
    private final Receivables receivables;
    private final DunningCases cases;
    private final NextSteps nextSteps;
    private final Dossiers dossiers;
    private final Collectors collectors;
    private final Clock clock;

    HandOvers(JdbcClient sql, Debtors debtors, Receivables receivables, DunningCases cases, NextSteps nextSteps, Dossiers dossiers, Collectors collectors,
              Clock clock) {
        this.sql = sql;
        this.debtors = debtors;
        this.receivables = receivables;
        this.cases = cases;
        this.nextSteps = nextSteps;
        this.dossiers = dossiers;
        this.collectors = collectors;
        this.clock = clock;
    }

    /** The one that waits for a second pair of eyes. */
    Optional<HandOver> proposed(String customer) {
        return sql.sql("""
                select id, customer, proposed_by, confirmed_by, collector, total, dossier from kapstok.dunning_hand_over
                where customer = ? and done_at is null order by asked_at desc limit 1
                """).param(customer).query((row, index) -> new HandOver(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                row.getString(5), row.getBigDecimal(6), row.getObject(7, UUID.class))).optional();
    }

    /**
     * Confirms it, as the first or the second.
     *
     * @return whether two people have confirmed it now
     * @throws FormRefused where the law wants details of the collector that nobody entered
     */
    @Transactional
    public boolean confirm(String customer, String collector, String by, String name) {
        Debtor debtor = debtors.take(customer);
        if (dossiers.needsNotice(debtor) && collectors.find(collector).isEmpty()) {
            throw new FormRefused("collector", "dunning.problem.collector", String.join(", ", collectors.names()));
        }
        Optional<HandOver> proposed = proposed(customer);
        if (proposed.isEmpty()) {
            sql.sql("insert into kapstok.dunning_hand_over (id, customer, asked_at, proposed_by, collector, total) values (?, ?, ?, ?, ?, ?)")
                    .params(debtors.nextNumber("H"), customer, Timestamp.from(clock.instant()), by, collector, total(customer)).update();
            debtors.note(customer, "HAND_OVER_PROPOSED", collector, name);
            return false;
        }
        refuseSame(proposed.get(), by);
        sql.sql("update kapstok.dunning_hand_over set confirmed_by = ?, collector = ? where id = ?").params(by, collector, proposed.get().id()).update();
        debtors.note(customer, "HAND_OVER_CONFIRMED", collector, name);
        return true;
    }

    static void refuseSame(HandOver proposed, String by) {
        if (by.equals(proposed.proposedBy())) {
            throw new FormRefused(null, "dunning.problem.fourEyes");
        }
    }

    /** It is not given away before that day. */
    @Transactional
    public void notNow(String customer, String reason, LocalDate until, String name) {
        debtors.take(customer);
        sql.sql("delete from kapstok.dunning_hand_over where customer = ? and done_at is null").param(customer).update();
        debtors.hold(customer, reason, until, name);
        debtors.note(customer, "HELD", until + ": " + reason, name);
    }

    /** Makes the dossier, and follows these no further. */
    @Transactional
    public void handOver(String customer) {
        Debtor debtor = debtors.take(customer);
        NextStep next = nextSteps.foresee(cases.situation(debtor), LocalDate.now(clock));
        List<NextStep.Item> items = next.action() == Action.HAND_OVER ? next.items() : List.of();
        proposed(customer).ifPresent(handOver -> {
            if (items.isEmpty()) {
                sql.sql("delete from kapstok.dunning_hand_over where id = ?").param(handOver.id()).update();
                return;
            }
            UUID dossier = dossiers.make(debtor, items, handOver);
            sql.sql("update kapstok.dunning_hand_over set done_at = ?, dossier = ?, total = ? where id = ?")
                    .params(Timestamp.from(clock.instant()), dossier, next.total(), handOver.id()).update();
            receivables.mark(items.stream().map(item -> item.receivable().id()).toList(), "handed_over_on", LocalDate.now(clock));
            debtors.note(customer, "HANDED_OVER", handOver.id() + " " + handOver.collector(), null);
        });
    }

    private BigDecimal total(String customer) {
        return NextSteps.owed(receivables.open(customer)).stream().map(NextStep.Item::open).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

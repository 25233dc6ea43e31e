package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.testing.KapstokTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@KapstokTest
class ErpInboxTest {

    /** A module that may or may not be waiting, or be broken. */
    private static final class Ear implements ErpEventHandler {

        private final List<ErpEvent> heard = new ArrayList<>();
        private boolean waiting = true;
        private boolean broken;

        @Override
        public Set<String> types() {
            return Set.of("sample-happened");
        }

        @Override
        public boolean handle(ErpEvent event) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            if (waiting) {
                heard.add(event);
            }
            return waiting;
        }
    }

    @Autowired
    JdbcClient sql;
    @Autowired
    JdbcTemplate database;
    @Autowired
    PlatformTransactionManager transactions;

    private final Ear ear = new Ear();
    private final String key = "S-" + UUID.randomUUID();
    private ErpInbox inbox;

    @BeforeEach
    void listen() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("ear", ear);
        inbox = new ErpInbox(sql, beans.getBeanProvider(ErpEventHandler.class));
    }

    @Test
    void factIsTakenOnceOnWhateverRoadItComes() {
        inTransaction(() -> inbox.receive(happened(1)));
        inTransaction(() -> inbox.receive(happened(1)));

        assertThat(ear.heard).containsExactly(happened(1));
        assertThat(state(happened(1))).isEqualTo("HANDLED");
    }

    @Test
    void factThatNobodyWaitsForIsKeptUntilSomebodyDoes() {
        ear.waiting = false;
        inTransaction(() -> inbox.receive(happened(1)));
        inTransaction(() -> inbox.receive(happened(2)));
        assertThat(state(happened(1))).isEqualTo("KEPT");

        inTransaction(() -> inbox.offerKept(key));
        assertThat(state(happened(2))).isEqualTo("KEPT");

        ear.waiting = true;
        inTransaction(() -> inbox.offerKept(key));
        inTransaction(() -> inbox.offerKept(key));

        assertThat(ear.heard).containsExactly(happened(1), happened(2));
        assertThat(state(happened(2))).isEqualTo("HANDLED");
    }

    @Test
    void factOfAKindThatNobodyKnowsIsKept() {
        ErpEvent other = new ErpEvent("other:" + key, "other-happened", key);

        inTransaction(() -> inbox.receive(other));

        assertThat(state(other)).isEqualTo("KEPT");
    }

    @Test
    void factWhoseHandlingFailsComesAgain() {
        ear.broken = true;
        assertThatThrownBy(() -> inTransaction(() -> inbox.receive(happened(1)))).hasMessage("broken");

        ear.broken = false;
        inTransaction(() -> inbox.receive(happened(1)));

        assertThat(ear.heard).containsExactly(happened(1));
    }

    private ErpEvent happened(int number) {
        return new ErpEvent("sample:HAPPENED:" + key + ":" + number, "sample-happened", key);
    }

    private String state(ErpEvent event) {
        return database.queryForObject("select state from kapstok.erp_event where id = ?", String.class, event.id());
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }
}

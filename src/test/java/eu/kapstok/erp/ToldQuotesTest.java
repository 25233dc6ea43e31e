package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.KapstokTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KapstokTest
class ToldQuotesTest {

    @Autowired
    ToldQuotes told;
    @Autowired
    JdbcClient database;

    private final String number = "T" + UUID.randomUUID();

    @Test
    void newestRevisionCountsAndBeforeItTheFirstSubmission() {
        assertThat(told.version(number)).isEmpty();
        heard("message-1-%s", "quote-submitted", 9);
        heard("quote:%s", "quote-revised", 1);
        assertThat(told.version(number)).isEmpty();

        heard("quote:SUBMITTED:%s:one", "quote-submitted", 5);
        heard("quote:SUBMITTED:%s:two", "quote-submitted", 4);
        heard("order:SHIPPED:%s:none", "order-shipped", 1);
        assertThat(told.version(number)).contains("one");

        heard("quote:REVISED:%s:two:1795347588.5", "quote-revised", 3);
        heard("quote:REVISED:%s:three:1795347599.5", "quote-revised", 2);
        assertThat(told.version(number)).contains("three");
    }

    private void heard(String id, String type, int minutesAgo) {
        database.sql("""
                insert into kapstok.erp_event (id, type, key, state, received_at, handled_at)
                values (?, ?, ?, 'HANDLED', now() - make_interval(mins => ?), now())
                """).params(id.formatted(number), type, number, minutesAgo).update();
    }
}

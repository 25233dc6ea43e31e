package eu.kapstok.erp;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which ERP, and how far to trust its line.
 *
 * @param webhookSecret what the ERP signs its messages with; null: no messages are taken
 */
@ConfigurationProperties("erp")
record ErpProperties(Mode mode, String webhookSecret, @DefaultValue Limits limits) {

    enum Mode { DEMO, TRYTON }

    /**
     * @param read longest wait for an answer to a question
     * @param write longest wait for an answer to a command
     * @param concurrent calls at the same time
     * @param queue longest wait for one of them to end
     * @param failures that many calls in vain within {@code failureWindow} and the ERP is left alone for {@code pause}
     */
    record Limits(@DefaultValue("10s") Duration read, @DefaultValue("30s") Duration write,
                  @DefaultValue("4") int concurrent, @DefaultValue("5s") Duration queue,
                  @DefaultValue("5") int failures, @DefaultValue("30s") Duration failureWindow,
                  @DefaultValue("15s") Duration pause) {
    }
}

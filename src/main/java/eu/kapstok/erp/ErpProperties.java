package eu.kapstok.erp;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which ERP, and how far to trust its line.
 *
 * @param webhookSecret what the ERP signs its messages with; null: no messages are taken
 * @param rest the bridge, null without one
 * @param pollEvery how often it is asked what happened; zero: never
 */
@ConfigurationProperties("erp")
record ErpProperties(Mode mode, String webhookSecret, @DefaultValue Limits limits, Rest rest,
                     @DefaultValue("1m") Duration pollEvery) {

    enum Mode { DEMO, TRYTON, REST }

    /**
     * A bridge.
     *
     * @param url address under which {@code /capabilities} is found
     * @param token that the bridge gave out, null with {@code tokenUrl}
     * @param tokenUrl of an OAuth 2 server that gives tokens to {@code clientId} with {@code clientSecret}
     * @param sslBundle name of the SSL bundle that says whom to trust, null for whom Java trusts
     * @param connect longest wait for a connection
     * @param answer longest silence of the bridge
     * @param connections open at the same time
     */
    record Rest(String url, String token, String tokenUrl, String clientId, String clientSecret, String sslBundle,
                @DefaultValue("3s") Duration connect, @DefaultValue("30s") Duration answer, @DefaultValue("8") int connections) {

        /** Nobody reads a secret in a log. */
        @Override
        public String toString() {
            return "Rest[" + url + "]";
        }
    }

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

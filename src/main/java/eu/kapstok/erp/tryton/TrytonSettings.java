package eu.kapstok.erp.tryton;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Tryton is, and what we assume where it says nothing.
 *
 * @param url address of the server without the database, such as {@code https://tryton.example.com}
 * @param database its name
 * @param user login that may read and change sales, parties, stock and invoices
 * @param customerCategory only parties of this category are customers; null: all but the seller itself
 * @param validityDays Tryton knows no last day of a quotation: so many days after it was made
 * @param leadDays promised where Tryton plans no day: so many days after the order
 * @param transitDays Tryton does not follow goods on the road: so many days after it left a shipment counts as arrived
 * @param yesTo beginnings of the names of warnings that are answered with yes; every other one needs a person
 * @param connect longest wait for a connection
 * @param logIn longest wait for a log-in, which Tryton slows down on purpose after a wrong one; at least 40 s
 * @param pause so long nothing is asked after a log-in was refused
 * @param sslBundle name of the SSL bundle that says whom to trust, null for whom Java trusts
 */
@ConfigurationProperties("erp.tryton")
public record TrytonSettings(URI url, String database, String user, String password, String customerCategory,
                             @DefaultValue("30") int validityDays, @DefaultValue("10") int leadDays, @DefaultValue("1") int transitDays,
                             @DefaultValue("invoice_payment_term_") List<String> yesTo, @DefaultValue("3s") Duration connect,
                             @DefaultValue("45s") Duration logIn, @DefaultValue("5m") Duration pause,
                             String sslBundle) {
}

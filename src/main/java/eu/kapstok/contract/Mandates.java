package eu.kapstok.contract;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
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

/**
 * How far the signature of a customer's contact goes. Who has the role of signatory signs alone and without limit, unless their
 * company's administrator or sales entered less.
 */
@Service
class Mandates {

    /**
     * @param limit EUR, null: none
     * @param twoTogether a second signatory has to sign too
     * @param validUntil last day, null: none
     */
    record Mandate(BigDecimal limit, boolean twoTogether, LocalDate validUntil) {

        static final Mandate UNLIMITED = new Mandate(null, false, null);
    }

    /** Whether a contact may sign, or what is in the way. */
    enum Verdict {
        WITHIN, NO_SIGNATORY, TOO_HIGH, OVER, TWO_TOGETHER
    }

    private final JdbcClient sql;
    private final CustomerService customers;
    private final Clock clock;

    Mandates(JdbcClient sql, CustomerService customers, Clock clock) {
        this.sql = sql;
        this.customers = customers;
        this.clock = clock;
    }

    /** Empty where nothing less was entered than the role gives. */
    Optional<Mandate> entered(UUID contact) {
        return sql.sql("select amount_limit, two_together, valid_until from kapstok.signing_mandate where contact_id = ?").param(contact)
                .query((row, number) -> new Mandate(row.getBigDecimal("amount_limit"), row.getBoolean("two_together"),
                        row.getObject("valid_until", LocalDate.class))).optional();
    }

    Mandate of(UUID contact) {
        return entered(contact).orElse(Mandate.UNLIMITED);
    }

    /**
     * @param amount EUR, null where the contract names none
     * @param signers how many of the customer's people sign it
     */
    Verdict verdict(Contact contact, BigDecimal amount, int signers) {
        if (!contact.active() || !contact.has(ContactRole.SIGNATORY)) {
            return Verdict.NO_SIGNATORY;
        }
        Mandate mandate = of(contact.id());
        if (mandate.validUntil() != null && mandate.validUntil().isBefore(LocalDate.now(clock))) {
            return Verdict.OVER;
        } else if (mandate.limit() != null && amount != null && amount.compareTo(mandate.limit()) > 0) {
            return Verdict.TOO_HIGH;
        }
        return mandate.twoTogether() && signers < 2 ? Verdict.TWO_TOGETHER : Verdict.WITHIN;
    }

    /** The customer's contacts who may sign for that amount and whom a mail reaches, by name. */
    List<Contact> able(String customer, BigDecimal amount, int signers) {
        return customers.contactsOf(customer, ContactRole.SIGNATORY).stream()
                .filter(contact -> contact.email() != null && verdict(contact, amount, signers) == Verdict.WITHIN).toList();
    }

    /** Enters it for a contact, in place of what was entered before. */
    @Transactional
    public void enter(Contact contact, Mandate mandate, String by) {
        sql.sql("""
                insert into kapstok.signing_mandate (contact_id, customer, amount_limit, two_together, valid_until, entered_by, entered_at)
                values (:contact, :customer, :limit, :two, :until, :by, :now)
                on conflict (contact_id) do update set amount_limit = excluded.amount_limit, two_together = excluded.two_together,
                    valid_until = excluded.valid_until, entered_by = excluded.entered_by, entered_at = excluded.entered_at
                """).param("contact", contact.id()).param("customer", contact.customer().number()).param("limit", mandate.limit())
                .param("two", mandate.twoTogether()).param("until", mandate.validUntil()).param("by", by)
                .param("now", Timestamp.from(clock.instant())).update();
    }
}

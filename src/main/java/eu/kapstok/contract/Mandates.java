package eu.kapstok.contract;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far the signature of a customer's contact goes, as their company's administrator or sales entered it. Who has the role of
 * signatory and nothing entered signs alone, up to the limit that the installation sets.
 */
@Service
class Mandates {

    /**
     * @param limit EUR, null: none
     * @param twoTogether another signatory, within a mandate of their own, has to sign too
     * @param validUntil last day, null: none
     */
    record Mandate(BigDecimal limit, boolean twoTogether, LocalDate validUntil) {
    }

    /** Whether a contact may sign, or what is in the way. */
    enum Verdict {
        WITHIN, NO_SIGNATORY, TOO_HIGH, OVER, TWO_TOGETHER
    }

    private final JdbcClient sql;
    private final CustomerService customers;
    private final MandateSettings settings;
    private final Clock clock;

    Mandates(JdbcClient sql, CustomerService customers, MandateSettings settings, Clock clock) {
        this.sql = sql;
        this.customers = customers;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty where nothing was entered. */
    Optional<Mandate> entered(UUID contact) {
        return sql.sql("select amount_limit, two_together, valid_until from kapstok.signing_mandate where contact_id = ?").param(contact)
                .query((row, number) -> new Mandate(row.getBigDecimal("amount_limit"), row.getBoolean("two_together"),
                        row.getObject("valid_until", LocalDate.class))).optional();
    }

    Mandate of(UUID contact) {
        return entered(contact).orElseGet(() -> new Mandate(settings.withoutEntry(), false, null));
    }

    /**
     * @param amount EUR, null where the contract names none
     * @param beside who else of the customer signs the same contract; the contact themselves among them counts for nothing
     */
    Verdict verdict(Contact contact, BigDecimal amount, Collection<Contact> beside) {
        Verdict reach = reach(contact, amount);
        if (reach != Verdict.WITHIN || !of(contact.id()).twoTogether()) {
            return reach;
        }
        boolean second = beside.stream().anyMatch(other -> !other.id().equals(contact.id())
                && other.customer().number().equals(contact.customer().number()) && reach(other, amount) == Verdict.WITHIN);
        return second ? Verdict.WITHIN : Verdict.TWO_TOGETHER;
    }

    /** The same, leaving aside whether somebody has to sign with them. */
    private Verdict reach(Contact contact, BigDecimal amount) {
        if (!contact.active() || !contact.has(ContactRole.SIGNATORY)) {
            return Verdict.NO_SIGNATORY;
        }
        Mandate mandate = of(contact.id());
        if (mandate.validUntil() != null && mandate.validUntil().isBefore(LocalDate.now(clock))) {
            return Verdict.OVER;
        }
        return mandate.limit() != null && amount != null && amount.compareTo(mandate.limit()) > 0 ? Verdict.TOO_HIGH : Verdict.WITHIN;
    }

    /** The customer's contacts who may sign for that amount beside those and whom a mail reaches, by name. */
    List<Contact> able(String customer, BigDecimal amount, Collection<Contact> beside) {
        return reached(customer).filter(contact -> verdict(contact, amount, beside) == Verdict.WITHIN).toList();
    }

    /** The customer's contacts whose mandate reaches as far, be it with somebody else only, and whom a mail reaches, by name. */
    List<Contact> reaching(String customer, BigDecimal amount) {
        return reached(customer).filter(contact -> reach(contact, amount) == Verdict.WITHIN).toList();
    }

    private Stream<Contact> reached(String customer) {
        return customers.contactsOf(customer, ContactRole.SIGNATORY).stream().filter(contact -> contact.email() != null);
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

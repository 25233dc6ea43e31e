package eu.kapstok.contract;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.portal.Typed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form by which somebody enters how far a contact's signature goes, the same for a customer's administrator and for sales. */
@Component
class MandateForms {

    private static final String LIMIT = "limit";
    private static final String TWO = "twoTogether";
    private static final String UNTIL = "validUntil";
    private static final BigDecimal MOST = new BigDecimal("1000000000");
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private final Mandates mandates;
    private final CustomerService customers;
    private final MessageSource messages;

    MandateForms(Mandates mandates, CustomerService customers, MessageSource messages) {
        this.mandates = mandates;
        this.customers = customers;
        this.messages = messages;
    }

    /**
     * A signatory and what the fields of their form hold.
     *
     * @param open whether what was typed here was refused
     */
    record Row(UUID id, String name, String email, boolean entered, String limit, boolean twoTogether, String validUntil, boolean open,
               Mandates.Mandate mandate) {
    }

    /** @param wrong whose form was refused, null for nobody's */
    List<Row> rows(List<Contact> signatories, UUID wrong, Typed typed) {
        return signatories.stream().map(contact -> {
            Mandates.Mandate mandate = mandates.of(contact.id());
            boolean open = contact.id().equals(wrong);
            return new Row(contact.id(), contact.name(), contact.email(), mandates.entered(contact.id()).isPresent(),
                    open ? typed.value(LIMIT) : mandate.limit() == null ? "" : mandate.limit().stripTrailingZeros().toPlainString(),
                    open ? typed.has(TWO, "true") : mandate.twoTogether(),
                    open ? typed.value(UNTIL) : mandate.validUntil() == null ? "" : mandate.validUntil().toString(), open, mandate);
        }).toList();
    }

    /** The customer's contact with that id, if they sign at all. */
    Optional<Contact> signatory(String customer, UUID contact) {
        return customers.contactsOf(customer, ContactRole.SIGNATORY).stream().filter(one -> one.id().equals(contact)).findFirst();
    }

    /** @return what was typed and what is wrong with it; null where it was taken */
    Typed enter(Contact contact, MultiValueMap<String, String> posted, String by, RedirectAttributes redirect, Locale locale) {
        try {
            mandates.enter(contact, new Mandates.Mandate(limit(posted.getFirst(LIMIT)), "true".equals(posted.getFirst(TWO)), day(posted.getFirst(UNTIL))), by);
            redirect.addFlashAttribute("flash", messages.getMessage("contract.mandate.kept", new Object[] {contact.name()}, locale));
            return null;
        } catch (FormRefused refused) {
            return Typed.of(posted).refused(refused, messages, locale);
        }
    }

    private static BigDecimal limit(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String plain = typed.strip().replace(" ", "").replace("\u00a0", "");
        // a comma is the decimal sign of two of our languages
        plain = plain.contains(",") ? plain.replace(".", "").replace(',', '.') : plain;
        if (!plain.matches("\\d{1,10}(\\.\\d{1,2})?") || new BigDecimal(plain).compareTo(MOST) > 0) {
            throw new FormRefused(LIMIT, "contract.mandate.limit.wrong");
        }
        return new BigDecimal(plain);
    }

    private static LocalDate day(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.getYear() < 2000 || day.isAfter(LAST)) {
                throw new FormRefused(UNTIL, "contract.mandate.until.wrong");
            }
            return day;
        } catch (DateTimeParseException noDay) {
            throw new FormRefused(UNTIL, "contract.mandate.until.wrong");
        }
    }
}

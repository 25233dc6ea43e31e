package eu.kapstok.contract;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads from a form of our people what a contract should be. */
@Component
class ContractWishes {

    static final String CUSTOMER = "customerNumber";
    static final String TEMPLATE = "template";
    static final String SIGNERS = "signers";
    static final String AMOUNT = "amount";
    static final String SIGN_BY = "signBy";
    static final String STARTS_ON = "startsOn";
    static final String ENDS_ON = "endsOn";
    static final String NOTICE_MONTHS = "noticeMonths";

    private static final int MOST_SIGNERS = 10;

    private final ContractTemplates templates;
    private final CustomerService customers;
    private final Mandates mandates;
    private final Clock clock;

    ContractWishes(ContractTemplates templates, CustomerService customers, Mandates mandates, Clock clock) {
        this.templates = templates;
        this.customers = customers;
        this.mandates = mandates;
        this.clock = clock;
    }

    /**
     * @param values of the form, as its gate gives them
     * @throws FormRefused with the field that cannot be
     */
    ContractWish read(String customer, Map<String, Object> values) {
        ContractTemplates.Template template = templates.find(text(values, TEMPLATE))
                .orElseThrow(() -> new FormRefused(TEMPLATE, "contract.request.unknownTemplate"));
        LocalDate today = LocalDate.now(clock);
        LocalDate signBy = (LocalDate) values.get(SIGN_BY);
        LocalDate startsOn = (LocalDate) values.get(STARTS_ON);
        LocalDate endsOn = (LocalDate) values.get(ENDS_ON);
        if (signBy.isBefore(today)) {
            throw new FormRefused(SIGN_BY, "contract.request.past");
        } else if (endsOn != null && !endsOn.isAfter(startsOn)) {
            throw new FormRefused(ENDS_ON, "contract.request.endsBefore");
        }
        BigDecimal amount = number(values, AMOUNT);
        List<UUID> signers = signers(customer, text(values, SIGNERS), amount);
        BigDecimal months = number(values, NOTICE_MONTHS);
        if (months != null && endsOn == null) {
            throw new FormRefused(NOTICE_MONTHS, "contract.request.noticeWithoutEnd");
        }
        Map<String, String> data = new LinkedHashMap<>();
        template.fields().keySet().forEach(field -> {
            String given = given(values.get(field));
            if (given != null) {
                data.put(field, given);
            }
        });
        return new ContractWish(customer, template, signers, amount, signBy, startsOn, endsOn,
                months == null ? null : endsOn.minusMonths(months.intValueExact()), data);
    }

    private List<UUID> signers(String customer, String lines, BigDecimal amount) {
        List<String> wanted = lines == null ? List.of() : Arrays.stream(lines.split("[\\n,;]")).map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (wanted.isEmpty() || wanted.size() > MOST_SIGNERS) {
            throw new FormRefused(SIGNERS, "contract.request.signers", MOST_SIGNERS);
        }
        List<Contact> known = customers.contactsOf(customer, null);
        List<Contact> signers = new ArrayList<>();
        for (String mail : wanted) {
            Contact contact = known.stream().filter(one -> mail.equalsIgnoreCase(one.email())).findFirst()
                    .orElseThrow(() -> new FormRefused(SIGNERS, "contract.request.unknownSigner", mail));
            if (signers.stream().anyMatch(signer -> signer.id().equals(contact.id()))) {
                throw new FormRefused(SIGNERS, "contract.request.signerTwice", mail);
            }
            signers.add(contact);
        }
        for (Contact signer : signers) {
            Mandates.Verdict verdict = mandates.verdict(signer, amount, signers);
            if (verdict != Mandates.Verdict.WITHIN) {
                throw new FormRefused(SIGNERS, "contract.request.mandate." + verdict, signer.name());
            }
        }
        return signers.stream().map(Contact::id).toList();
    }

    /** Who signs for a customer where nobody was named: the first by name, and a second where the first needs one. */
    List<UUID> signersFor(String customer, BigDecimal amount) {
        List<Contact> alone = mandates.able(customer, amount, List.of());
        List<Contact> signers = alone.isEmpty() ? mandates.reaching(customer, amount) : alone;
        int needed = alone.isEmpty() ? 2 : 1;
        return signers.size() < needed ? List.of() : signers.stream().limit(needed).map(Contact::id).toList();
    }

    /** Null where nothing but blanks was typed. */
    static String text(Map<String, Object> values, String key) {
        return values.get(key) instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    private static BigDecimal number(Map<String, Object> values, String key) {
        Object value = values.get(key);
        return value == null ? null : new BigDecimal(value.toString());
    }

    private static String given(Object value) {
        String text = value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : value.toString().strip();
        return text.isEmpty() ? null : text;
    }
}

package eu.kapstok.contract;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.LocalFormat;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of a contract show: our own people in English, a signer what they choose from. */
@Component
class ContractForms {

    private static final Set<String> ABOUT = Set.of("caseTitle", "customerTitle", "amountText", "termText", "signByText", "signersText",
            "documentLink", "contractLink");

    static final Set<String> REVIEW = with("missingText");
    static final Set<String> COUNTERSIGN = ABOUT;
    static final Set<String> RESOLVE = with("reasonText");
    static final Set<String> TERM = Set.of("caseTitle", "customerTitle", "amountText", "termText", "noticeText", "dayText", "documentLink", "contractLink");
    static final Set<String> SIGN = Set.of("contractNumber", "contractTitle", "colleagues");

    private static final LocalFormat FORMAT = new LocalFormat(Locale.ENGLISH);

    private final ContractFiles files;
    private final ContractDrafts drafts;
    private final ContractTemplates templates;
    private final Mandates mandates;
    private final CustomerService customers;
    private final MessageSource messages;

    ContractForms(ContractFiles files, ContractDrafts drafts, ContractTemplates templates, Mandates mandates, CustomerService customers,
                  MessageSource messages) {
        this.files = files;
        this.drafts = drafts;
        this.templates = templates;
        this.mandates = mandates;
        this.customers = customers;
        this.messages = messages;
    }

    private static Set<String> with(String... more) {
        return Stream.concat(ABOUT.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    /** With the data of now in the fields that change it. */
    @Transactional(readOnly = true)
    public Map<String, Object> review(String number) {
        Contract contract = files.find(number);
        Map<String, Object> shown = about(contract);
        List<String> missing = drafts.missing(contract);
        shown.put("missingText", missing.isEmpty() ? "" : text("contract.form.missing", String.join(", ", missing)));
        shown.put(ContractWishes.TEMPLATE, contract.template());
        shown.put(ContractWishes.SIGNERS, files.standing(contract).stream().map(signer -> customers.contact(signer.contactId()).map(Contact::email).orElse(null))
                .filter(Objects::nonNull).collect(Collectors.joining("\n")));
        shown.put(ContractWishes.SIGN_BY, contract.signBy().toString());
        shown.put(ContractWishes.STARTS_ON, contract.startsOn().toString());
        if (contract.amount() != null) {
            shown.put(ContractWishes.AMOUNT, contract.amount().doubleValue());
        }
        if (contract.endsOn() != null) {
            shown.put(ContractWishes.ENDS_ON, contract.endsOn().toString());
        }
        if (contract.noticeOn() != null) {
            shown.put(ContractWishes.NOTICE_MONTHS, ChronoUnit.MONTHS.between(contract.noticeOn(), contract.endsOn()));
        }
        Map<String, ContractTemplates.Type> fields = templates.get(contract.template()).fields();
        Contracts.read(contract.data()).forEach((field, value) -> shown.put(field, switch (fields.getOrDefault(field, ContractTemplates.Type.TEXT)) {
            case AMOUNT, NUMBER -> new BigDecimal(value).doubleValue();
            case TEXT, LINES, PRODUCTS -> value;
        }));
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> countersign(String number) {
        return about(files.find(number));
    }

    @Transactional(readOnly = true)
    public Map<String, Object> resolve(String number) {
        Contract contract = files.find(number);
        Map<String, Object> shown = about(contract);
        shown.put("reasonText", contract.reason() == null ? text("contract.form.none") : contract.reason());
        return shown;
    }

    /** @param watched the day that comes */
    @Transactional(readOnly = true)
    public Map<String, Object> term(String number, ContractTerms.Watched watched) {
        Contract contract = files.find(number);
        Map<String, Object> shown = about(contract);
        shown.keySet().retainAll(TERM);
        shown.put("noticeText", contract.noticeOn() == null ? text("contract.form.none") : FORMAT.date(contract.noticeOn()));
        shown.put("dayText", text("contract.form.day." + watched.kind(), FORMAT.date(watched.day())));
        return shown;
    }

    /** @param contact whose turn it is */
    @Transactional(readOnly = true)
    public Map<String, Object> sign(String number, UUID contact) {
        Contract contract = files.find(number);
        return Map.of("contractNumber", number, "contractTitle", contract.title(), "colleagues", colleagues(contract, contact).stream()
                .map(colleague -> Map.of("value", colleague.id().toString(), "label", colleague.name())).toList());
    }

    /** Who may sign in somebody's place, by name. */
    List<Contact> colleagues(Contract contract, UUID contact) {
        List<Contact> beside = files.standing(contract).stream().filter(signer -> !signer.contactId().equals(contact))
                .map(signer -> customers.contact(signer.contactId()).orElseThrow()).toList();
        return mandates.able(contract.customer(), contract.amount(), beside).stream()
                .filter(colleague -> !colleague.id().equals(contact) && beside.stream().noneMatch(other -> other.id().equals(colleague.id())))
                .toList();
    }

    private Map<String, Object> about(Contract contract) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("caseTitle", contract.title() + " " + contract.number());
        shown.put("customerTitle", "%s (%s)".formatted(customers.customer(contract.customer()).orElseThrow().name(), contract.customer()));
        shown.put("amountText", contract.amount() == null ? text("contract.form.none") : FORMAT.money(contract.amount()));
        shown.put("termText", contract.endsOn() == null ? text("contract.form.term.open", FORMAT.date(contract.startsOn()))
                : text("contract.form.term.fixed", FORMAT.date(contract.startsOn()), FORMAT.date(contract.endsOn())));
        shown.put("signByText", FORMAT.date(contract.signBy()));
        shown.put("signersText", files.standing(contract).stream().map(signer -> "%d. %s, %s".formatted(signer.position(), signer.name(),
                text("contract.signer.state." + signer.state()))).collect(Collectors.joining("\n")));
        shown.put("documentLink", "/staff/documents/" + (contract.sealedId() == null ? contract.documentId() : contract.sealedId()));
        shown.put("contractLink", "/staff/contracts/" + contract.number());
        return shown;
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}

package eu.kapstok.dunning;

import eu.kapstok.customer.Address;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.security.StaffDirectory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms about overdue invoices show our own people, in English. */
@Component
class DunningForms {

    private static final Set<String> ABOUT = Set.of("caseTitle", "customerTitle", "caseLink");

    static final Set<String> POST = with("letterText", "addressText", "letterLink");
    static final Set<String> CALL = with("owedText", "promiseText", "contactsText", "items", "invoices");
    static final Set<String> PLAN = with("askedByText", "owedText", "brokenText", "wordsText", "planned");
    static final Set<String> SMALL = with("owedText", "items");
    static final Set<String> ABROAD = with("owedText", "items", "reasonText");
    static final Set<String> HAND_OVER = with("owedText", "items", "proposedText", "collectorText");
    static final Set<String> RELEASE = Set.of("caseTitle", "customerTitle", "invoicesText", "lettersText", "lastText", "previewLink");

    private static final LocalFormat FORMAT = new LocalFormat(Locale.ENGLISH);

    private final Debtors debtors;
    private final Receivables receivables;
    private final DunningCases cases;
    private final NextSteps nextSteps;
    private final LetterStore letters;
    private final Plans plans;
    private final Promises promises;
    private final Policies policies;
    private final HandOvers handOvers;
    private final DunningRuns runs;
    private final CustomerService customers;
    private final StaffDirectory staff;
    private final MessageSource messages;
    private final Clock clock;

    DunningForms(Debtors debtors, Receivables receivables, DunningCases cases, NextSteps nextSteps, LetterStore letters, Plans plans,
                 Promises promises, Policies policies, HandOvers handOvers, DunningRuns runs, CustomerService customers,
                 StaffDirectory staff, MessageSource messages, Clock clock) {
        this.debtors = debtors;
        this.receivables = receivables;
        this.cases = cases;
        this.nextSteps = nextSteps;
        this.letters = letters;
        this.plans = plans;
        this.promises = promises;
        this.policies = policies;
        this.handOvers = handOvers;
        this.runs = runs;
        this.customers = customers;
        this.staff = staff;
        this.messages = messages;
        this.clock = clock;
    }

    private static Set<String> with(String... more) {
        return Stream.concat(ABOUT.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    @Transactional(readOnly = true)
    public Map<String, Object> post(String customer) {
        Map<String, Object> shown = about(customer);
        Optional<DunningLetter> letter = letters.underWay(customer).stream().filter(one -> one.state() == DunningLetter.State.TO_POST).findFirst();
        Address address = customers.customer(customer).orElseThrow().invoiceAddress();
        shown.put("letterText", letter.map(one -> "%s, %s".formatted(one.id(), text("dunning.step." + one.level()))).orElse("–"));
        shown.put("addressText", address == null ? "–" : "%s, %s, %s %s, %s".formatted(address.name(), address.street(), address.postalCode(),
                address.city(), address.country()));
        shown.put("letterLink", letter.filter(one -> one.document() != null).map(one -> "/staff/documents/" + one.document()).orElse(link(customer)));
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> call(String customer) {
        Map<String, Object> shown = about(customer);
        List<NextStep.Item> items = items(customer, Action.CALL);
        owed(shown, items);
        shown.put("promiseText", text("dunning.form.days", policies.of(debtors.find(customer).orElseThrow()).promiseDays()));
        shown.put("contactsText", customers.contactsOf(customer, null).stream().filter(contact -> contact.phone() != null || contact.email() != null)
                .sorted((one, other) -> Boolean.compare(other.has(ContactRole.FINANCE), one.has(ContactRole.FINANCE)))
                .map(DunningForms::contact).collect(Collectors.joining("\n", "", "")));
        shown.put("invoices", NextSteps.owed(receivables.open(customer)).stream().filter(item -> item.receivable().invoice() != null)
                .map(item -> Map.of("value", item.receivable().invoice(), "label", item.receivable().invoice() + ", " + FORMAT.money(item.open())))
                .toList());
        return shown;
    }

    private static String contact(Contact contact) {
        return "- " + Stream.of(contact.name(), contact.phone(), contact.email()).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    @Transactional(readOnly = true)
    public Map<String, Object> plan(String customer) {
        Map<String, Object> shown = about(customer);
        Optional<Plan> plan = asked(customer);
        shown.put("askedByText", plan.map(one -> one.askedBy() + ", " + FORMAT.date(LocalDate.ofInstant(one.askedAt(), clock.getZone()))).orElse("–"));
        shown.put("owedText", plan.map(one -> FORMAT.money(one.total())).orElse("–"));
        shown.put("brokenText", String.valueOf(promises.brokenSince(customer, LocalDate.now(clock).minusYears(1))));
        shown.put("wordsText", plan.map(Plan::words).map(DunningForms::quoted).orElse(""));
        shown.put("planned", plan.map(Plan::instalments).orElse(List.of()).stream()
                .map(one -> Map.of("due", FORMAT.date(one.due()), "amount", FORMAT.money(one.amount()))).toList());
        return shown;
    }

    Optional<Plan> asked(String customer) {
        return plans.underWay(customer).stream().filter(plan -> plan.state() == Plan.State.ASKED).findFirst();
    }

    @Transactional(readOnly = true)
    public Map<String, Object> small(String customer, Action action) {
        Map<String, Object> shown = about(customer);
        owed(shown, items(customer, action));
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> abroad(String customer) {
        Map<String, Object> shown = small(customer, Action.ABROAD);
        shown.put("reasonText", text("dunning.form.abroad", new Locale.Builder()
                .setRegion(debtors.find(customer).orElseThrow().country()).build().getDisplayCountry(Locale.ENGLISH)));
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> handOver(String customer) {
        Map<String, Object> shown = about(customer);
        owed(shown, items(customer, Action.HAND_OVER));
        Optional<HandOvers.HandOver> proposed = handOvers.proposed(customer);
        shown.put("proposedText", proposed.map(one -> staff.nameOf(one.proposedBy()))
                .orElse(text("dunning.form.nobody")));
        shown.put("collectorText", proposed.map(HandOvers.HandOver::collector).orElse("–"));
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> release(LocalDate day) {
        Optional<DunningRun> run = runs.find(day);
        Map<String, Object> shown = new HashMap<>();
        shown.put("caseTitle", text("dunning.form.run", FORMAT.date(day)));
        shown.put("customerTitle", "–");
        shown.put("invoicesText", run.map(one -> String.valueOf(one.invoices())).orElse("–"));
        shown.put("lettersText", run.map(one -> String.valueOf(one.letters())).orElse("–"));
        shown.put("lastText", runs.newest(20).stream().filter(one -> one.releasedBy() != null).findFirst()
                .map(one -> FORMAT.date(one.day()) + (one.redirect() == null ? "" : ", " + text("dunning.form.redirected", one.redirect())))
                .orElse(text("dunning.form.never")));
        shown.put("previewLink", "/staff/dunning/preview?day=" + day);
        return shown;
    }

    /** What the case was brought to a task for. */
    List<NextStep.Item> items(String customer, Action action) {
        NextStep next = nextSteps.foresee(cases.situation(debtors.find(customer).orElseThrow()), LocalDate.now(clock));
        return next.action() == action ? next.items() : List.of();
    }

    private void owed(Map<String, Object> shown, List<NextStep.Item> items) {
        LocalDate today = LocalDate.now(clock);
        shown.put("owedText", FORMAT.money(items.stream().map(NextStep.Item::open).reduce(BigDecimal.ZERO, BigDecimal::add)));
        shown.put("items", items.stream().map(item -> Map.of("invoice", item.receivable().name(), "due", FORMAT.date(item.receivable().dueDate()),
                "days", String.valueOf(item.receivable().daysPastDue(today)), "open", FORMAT.money(item.open()),
                "level", String.valueOf(item.receivable().level()))).toList());
    }

    private Map<String, Object> about(String customer) {
        Debtor debtor = debtors.find(customer).orElseThrow(() -> new IllegalStateException("There is no debtor " + customer));
        Map<String, Object> shown = new HashMap<>();
        shown.put("caseTitle", text("dunning.form.case", customer));
        shown.put("customerTitle", debtor.name() + " · " + customer);
        shown.put("caseLink", link(customer));
        return shown;
    }

    private static String link(String customer) {
        return "/staff/dunning/" + customer;
    }

    private static String quoted(String words) {
        return words == null || words.isBlank() ? "" : words.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}

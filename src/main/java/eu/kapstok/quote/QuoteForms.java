package eu.kapstok.quote;

import eu.kapstok.customer.AddressBook;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.security.StaffDirectory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of a quote show. Those of our own people are in English, the customer's in their language. */
@Component
class QuoteForms {

    static final Set<String> APPROVE = Set.of("caseTitle", "customerTitle", "madeBy", "validUntilText", "netText", "listText",
            "discountText", "marginText", "grossText", "creditText", "reasonsText", "lines", "documentLink",
            "quoteLink");

    static final Set<String> REVISE = Set.of("caseTitle", "customerTitle", "validUntilText", "netText", "grossText",
            "reasonText", "wishes", "lines", "documentLink",
            "quoteLink");

    static final Set<String> RESOLVE_ORDER_PROBLEM = Set.of("caseTitle", "customerTitle", "grossText", "acceptedText",
            "problemText", "lines", "documentLink",
            "quoteLink");

    static final Set<String> DECIDE = Set.of("deliveryAddresses", "decisions", "grossTotal", "netTotal", CounterOffer.LINES,
            "inWordsOnly");

    static final Set<String> CALL = Set.of("caseTitle", "customerTitle", "grossText", "validUntilText", "sentText", "contactsText",
            "contacts", "deliveryAddresses", "consentText", "lines", "documentLink", "quoteLink");

    static final Set<String> EXTEND = Set.of("caseTitle", "customerTitle", "grossText", "validUntilText", "contactsText", "lines",
            "documentLink", "quoteLink");

    static final String CONSENT = "consent";

    /** With more lines than this a change is asked for in words. */
    private static final int MOST_LINES = 200;

    private static final int CENTS = 2;

    private static final LocalFormat FORMAT = new LocalFormat(Locale.ENGLISH);

    private final QuoteRepository quotes;
    private final QuoteFiles files;
    private final QuoteDecisions decisions;
    private final CustomerService customers;
    private final AddressBook addressBook;
    private final StaffDirectory staff;
    private final QuoteWishes wishes;
    private final QuoteWords words;

    QuoteForms(QuoteRepository quotes, QuoteFiles files, QuoteDecisions decisions, CustomerService customers,
               AddressBook addressBook, StaffDirectory staff, QuoteWishes wishes, QuoteWords words) {
        this.quotes = quotes;
        this.files = files;
        this.decisions = decisions;
        this.customers = customers;
        this.addressBook = addressBook;
        this.staff = staff;
        this.wishes = wishes;
        this.words = words;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> approve(String number) {
        Quote quote = files.find(number);
        QuoteVersion version = files.current(quote);
        Map<String, Object> shown = about(quote, version);
        shown.put("madeBy", version.createdBy() == null ? words.text("quote.form.unknown") : staff.nameOf(version.createdBy()));
        shown.put("validUntilText", FORMAT.date(version.validUntil()));
        shown.put("netText", FORMAT.money(version.net()));
        shown.put("listText", FORMAT.money(version.listTotal()));
        shown.put("discountText", FORMAT.percent(version.discountPct()));
        shown.put("marginText", "%s (%s)".formatted(FORMAT.percent(version.marginPct()),
                FORMAT.money(version.net().subtract(version.cost()))));
        shown.put("creditText", version.creditUsePct().compareTo(CreditUse.WITHOUT_LIMIT) == 0
                ? words.text("quote.form.noCreditLimit") : FORMAT.percent(version.creditUsePct()));
        shown.put("reasonsText", bullets(words.reasons(version.approvalReasons())));
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> revise(String number) {
        Quote quote = files.find(number);
        QuoteVersion version = files.current(quote);
        QuoteEvent reason = decisions.revisionAskedBy(quote);
        Map<String, Object> shown = about(quote, version);
        shown.put("validUntilText", FORMAT.date(version.validUntil()));
        shown.put("netText", FORMAT.money(version.net()));
        shown.put("reasonText", reason(quote, reason, version));
        shown.put("wishes", reason.type() == QuoteEvent.Type.CHANGE_WANTED ? wishes(quote) : List.of());
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> resolveOrderProblem(String number) {
        Quote quote = files.find(number);
        QuoteVersion version = files.sent(quote);
        QuoteAnswer answer = quotes.answer(quote.id(), version.version()).orElseThrow();
        Map<String, Object> shown = about(quote, version);
        shown.put("acceptedText", words.text("quote.form.accepted", answer.who().contactName(),
                FORMAT.date(answer.at().atZone(Quote.SELLER).toLocalDate())));
        shown.put("problemText", quote.problem());
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> decide(String number) {
        Quote quote = files.find(number);
        QuoteVersion version = files.sent(quote);
        List<Map<String, String>> addresses = addresses(quote);
        Map<String, Object> shown = new HashMap<>();
        shown.put("deliveryAddresses", addresses);
        if (!addresses.isEmpty()) {
            shown.put("deliveryAddress", addresses.get(0).get("value"));
        }
        shown.put("decisions", List.of(choice(version.business() ? "accept" : "acceptWithObligation"), choice("change"),
                choice("decline")));
        shown.put("grossTotal", version.gross());
        shown.put("netTotal", version.net());
        boolean inWordsOnly = version.lines().size() > MOST_LINES;
        shown.put("inWordsOnly", inWordsOnly);
        shown.put(CounterOffer.LINES, inWordsOnly ? List.of() : version.lines().stream().map(QuoteForms::offered).toList());
        return shown;
    }

    /** A line as the customer may want it otherwise: everything of it as it stands. */
    private static Map<String, Object> offered(QuoteLine line) {
        Map<String, Object> row = new HashMap<>();
        row.put("place", line.position());
        row.put("quantity", plain(line.quantity(), 0));
        row.put("offeredProduct", line.product());
        row.put("offeredName", line.description());
        row.put("offeredQuantity", plain(line.quantity(), 0));
        row.put("offeredUnit", line.unit());
        row.put("offeredPrice", plain(line.unitPrice(), CENTS));
        row.put("offeredNet", line.net());
        return row;
    }

    /** Without needless zeros, and with so many decimals at least. */
    private static BigDecimal plain(BigDecimal number, int decimals) {
        return number.setScale(Math.max(decimals, number.stripTrailingZeros().scale()));
    }

    /** What was filled in at the lines of a version. */
    static CounterOffer counterOffer(Map<String, Object> values) {
        List<CounterOffer.Line> lines = new ArrayList<>();
        if (values.get(CounterOffer.LINES) instanceof List<?> rows) {
            for (Object row : rows) {
                lines.add(wanted((Map<?, ?>) row));
            }
        }
        return new CounterOffer(lines, (LocalDate) values.get("wishedDate"), QuoteApprovalFormData.text(values, "changeText"));
    }

    private static CounterOffer.Line wanted(Map<?, ?> row) {
        boolean dropped = Boolean.TRUE.equals(row.get("dropped"));
        String remark = (String) row.get("remark");
        return new CounterOffer.Line(((Number) row.get("position")).intValue(), dropped ? null : (BigDecimal) row.get("quantity"),
                dropped, remark == null || remark.isBlank() ? null : remark.strip());
    }

    /** What the customer wants otherwise, line by line. */
    private List<Map<String, Object>> wishes(Quote quote) {
        return wishes.of(quote, quote.sentVersion()).stream().map(wish -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("product", wish.product() + " " + wish.description());
            row.put("present", FORMAT.number(wish.present()) + " " + wish.unit());
            row.put("wished", wish.dropped() ? words.text("quote.form.wish.dropped")
                    : wish.stays() ? words.text("quote.form.wish.stays") : FORMAT.number(wish.wished()) + " " + wish.unit());
            row.put("remark", wish.remark() == null ? "" : wish.remark());
            return row;
        }).toList();
    }

    @Transactional(readOnly = true)
    public Map<String, Object> call(String number) {
        Quote quote = files.find(number);
        QuoteVersion version = files.sent(quote);
        List<Contact> approvers = customers.contactsOf(quote.customer(), ContactRole.APPROVER);
        List<Map<String, String>> addresses = addresses(quote);
        Map<String, Object> shown = about(quote, version);
        shown.put("validUntilText", FORMAT.date(quote.validUntil()));
        shown.put("sentText", FORMAT.date(LocalDate.ofInstant(version.sentAt(), Quote.SELLER)));
        shown.put("contactsText", bullets(approvers.stream().map(QuoteForms::reachable).toList()));
        shown.put("contacts", approvers.stream()
                .map(contact -> Map.of("value", contact.id().toString(), "label", contact.name())).toList());
        shown.put("deliveryAddresses", addresses);
        shown.put("consentText", words.text("quote.call.consent"));
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> extend(String number) {
        Quote quote = files.find(number);
        Map<String, Object> shown = about(quote, files.sent(quote));
        shown.put("validUntilText", FORMAT.date(quote.validUntil()));
        shown.put("contactsText", bullets(customers.contactsOf(quote.customer(), ContactRole.APPROVER).stream()
                .map(QuoteForms::reachable).toList()));
        return shown;
    }

    private static String reachable(Contact contact) {
        return Stream.of(contact.name(), contact.phone(), contact.email()).filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private List<Map<String, String>> addresses(Quote quote) {
        return addressBook.of(quote.customer()).stream()
                .map(address -> Map.of("value", address.id(), "label", address.inOneLine())).toList();
    }

    private Map<String, Object> about(Quote quote, QuoteVersion version) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("caseTitle", words.text("quote.form.title", quote.number(), version.version()));
        shown.put("customerTitle", "%s (%s)".formatted(customers.customer(quote.customer()).orElseThrow().name(),
                quote.customer()));
        shown.put("grossText", FORMAT.money(version.gross()));
        shown.put("lines", version.lines().stream().map(QuoteForms::line).toList());
        shown.put("quoteLink", "/staff/quotes/" + quote.number());
        shown.put("documentLink", "/staff/quotes/%s/versions/%d/draft.pdf".formatted(quote.number(), version.version()));
        return shown;
    }

    private static Map<String, Object> line(QuoteLine line) {
        BigDecimal cost = line.quantity().multiply(line.unitCost());
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("product", line.product() + " " + line.description());
        shown.put("quantity", FORMAT.number(line.quantity()) + " " + line.unit());
        shown.put("price", FORMAT.price(line.unitPrice())
                + (line.discountPercent().signum() == 0 ? "" : " - " + FORMAT.percent(line.discountPercent())));
        shown.put("net", FORMAT.money(line.net()));
        shown.put("margin", FORMAT.percent(QuoteTotals.percentage(line.net().subtract(cost), line.net())));
        return shown;
    }

    private String changeWanted(Quote quote, QuoteEvent event) {
        List<String> told = new ArrayList<>(List.of(words.text("quote.form.changeWanted", event.actor())));
        quotes.answer(quote.id(), quote.sentVersion()).ifPresent(answer -> {
            if (answer.wishedDate() != null) {
                told.add(words.text("quote.form.changeWanted.date", FORMAT.date(answer.wishedDate())));
            }
            if (answer.changeText() != null) {
                told.add(words.text("quote.form.changeWanted.words", answer.changeText()));
            }
        });
        return String.join("\n\n", told);
    }

    private String reason(Quote quote, QuoteEvent event, QuoteVersion version) {
        List<String> arguments = event.arguments();
        return switch (event.type()) {
            case BLOCKED -> words.text("quote.form.blocked") + "\n\n" + bullets(words.reasons(version.approvalReasons()));
            case REJECTED -> words.text("quote.form.rejected", event.actor(), words.group(arguments.get(0)), arguments.get(1));
            case CHANGE_WANTED -> changeWanted(quote, event);
            default -> words.text("quote.form.revisionAsked", event.actor(), arguments.get(1));
        };
    }

    private static String bullets(List<String> lines) {
        List<String> bullets = new ArrayList<>();
        lines.forEach(line -> bullets.add("- " + line));
        return String.join("\n", bullets);
    }

    private static Map<String, String> choice(String value) {
        return Map.of("value", value, "label", value);
    }
}

package eu.kapstok.order;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCredit;
import eu.kapstok.erp.ErpException;
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

/** What the forms of an order show our own people, in English. */
@Component
class OrderForms {

    private static final Set<String> ABOUT = Set.of("caseTitle", "customerTitle", "grossText", "lines", "orderLink");

    static final Set<String> RESOLVE_REGISTRATION = with("problemText");
    static final Set<String> CHECK = with("reasonsText", "balanceText", "limitText", "overdueText");
    static final Set<String> SIGN_CONTRACT = with("contractText");
    static final Set<String> REACH = with("problemText", "contactsText", "contacts");
    static final Set<String> DECIDE_CANCELLATION = with("stateText", "wishText");
    static final Set<String> FOLLOW_UP = with("starsText", "effortText", "recommendationText", "reviewerText", "wordsText", "contactsText");

    static final Set<String> REVIEW = Set.of("orderNumber");

    private static final LocalFormat FORMAT = new LocalFormat(Locale.ENGLISH);

    private final OrderFiles files;
    private final OrderRepository orders;
    private final OrderRecipients recipients;
    private final CustomerService customers;
    private final Erp erp;
    private final OrderWords words;

    OrderForms(OrderFiles files, OrderRepository orders, OrderRecipients recipients, CustomerService customers, Erp erp, OrderWords words) {
        this.files = files;
        this.orders = orders;
        this.recipients = recipients;
        this.customers = customers;
        this.erp = erp;
        this.words = words;
    }

    private static Set<String> with(String... more) {
        return Stream.concat(ABOUT.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    @Transactional(readOnly = true)
    public Map<String, Object> resolveRegistration(String key) {
        CustomerOrder order = files.find(key);
        Map<String, Object> shown = about(order);
        shown.put("problemText", said(order.problem()));
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> check(String number) {
        CustomerOrder order = files.find(number);
        Map<String, Object> shown = about(order);
        shown.put("reasonsText", bullets(words.reasons(order.checkReasons()))
                + (order.problem() == null ? "" : "\n\n" + order.problem()));
        shown.putAll(credit(order.customer()));
        return shown;
    }

    /** The ERP being away keeps nobody from looking at the order. */
    private Map<String, Object> credit(String customer) {
        try {
            ErpCredit credit = erp.credit(customer);
            if (!credit.known()) {
                return unknown(words.text("order.form.erpSilent"));
            }
            return Map.of("balanceText", FORMAT.money(credit.openReceivables().add(credit.openOrders())),
                    "limitText", credit.creditLimit() == null ? words.text("order.form.none") : FORMAT.money(credit.creditLimit()),
                    "overdueText", words.text("order.form.days", credit.oldestOverdueDays()));
        } catch (ErpException away) {
            return unknown(words.text("order.form.erpAway"));
        }
    }

    private static Map<String, Object> unknown(String why) {
        return Map.of("balanceText", why, "limitText", why, "overdueText", why);
    }

    @Transactional(readOnly = true)
    public Map<String, Object> signContract(String number) {
        CustomerOrder order = files.find(number);
        Map<String, Object> shown = about(order);
        shown.put("contractText", bullets(words.contracts(order.contractTemplates())));
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> reach(String number) {
        CustomerOrder order = files.find(number);
        Map<String, Object> shown = about(order);
        List<Contact> people = recipients.all(order.customer());
        shown.put("problemText", said(order.problem()));
        shown.put("contactsText", contacts(people));
        shown.put("contacts", people.stream().filter(contact -> contact.email() != null && contact.erpId() != null)
                .map(contact -> Map.of("value", contact.erpId(), "label", contact.name() + ", " + contact.email())).toList());
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> decideCancellation(String number) {
        CustomerOrder order = files.find(number);
        Map<String, Object> shown = about(order);
        shown.put("stateText", words.text("order.state." + order.state()));
        shown.put("wishText", said(order.cancelWish()));
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> followUp(String number) {
        CustomerOrder order = files.find(number);
        OrderReview review = orders.review(order.id()).orElseThrow();
        Map<String, Object> shown = about(order);
        shown.put("starsText", String.valueOf(review.stars()));
        shown.put("effortText", said(review.effort()));
        shown.put("recommendationText", said(review.recommendation()));
        shown.put("reviewerText", review.contactName());
        shown.put("wordsText", said(review.words()));
        shown.put("contactsText", contacts(recipients.all(order.customer())));
        return shown;
    }

    private Map<String, Object> about(CustomerOrder order) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("caseTitle", order.number() == null ? words.text("order.form.withoutNumber") : order.number());
        shown.put("customerTitle", "%s (%s)".formatted(customers.customer(order.customer()).orElseThrow().name(), order.customer()));
        shown.put("grossText", FORMAT.money(order.gross()));
        shown.put("lines", order.lines().stream().map(OrderForms::line).toList());
        shown.put("orderLink", "/staff/orders/" + order.key());
        return shown;
    }

    private static Map<String, Object> line(OrderLine line) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("product", line.product() + " " + line.description());
        shown.put("quantity", FORMAT.number(line.quantity()) + " " + line.unit());
        shown.put("price", FORMAT.price(line.unitPrice())
                + (line.discountPercent().signum() == 0 ? "" : " - " + FORMAT.percent(line.discountPercent())));
        shown.put("net", FORMAT.money(line.net()));
        return shown;
    }

    private String contacts(List<Contact> people) {
        return people.isEmpty() ? words.text("order.form.none") : bullets(people.stream()
                .map(contact -> Stream.of(contact.name(), contact.phone(), contact.email()).filter(Objects::nonNull)
                        .collect(Collectors.joining(", "))).toList());
    }

    private String said(Object text) {
        return text == null ? words.text("order.form.none") : text.toString();
    }

    private static String bullets(List<String> lines) {
        return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }
}

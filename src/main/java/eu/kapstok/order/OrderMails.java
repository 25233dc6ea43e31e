package eu.kapstok.order;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.security.StaffDirectory;
import eu.kapstok.security.StaffGroup;
import eu.kapstok.security.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes to customers and to our own people about orders. */
@Service
class OrderMails {

    private static final Duration LINK = Duration.ofDays(30);

    private final OrderFiles files;
    private final OrderRecipients recipients;
    private final CustomerService customers;
    private final StaffDirectory staff;
    private final OrderWords words;
    private final OrderSettings settings;
    private final PersonalLinks links;
    private final Mails mails;
    private final Clock clock;
    private final String baseUrl;

    OrderMails(OrderFiles files, OrderRecipients recipients, CustomerService customers, StaffDirectory staff, OrderWords words,
               OrderSettings settings, PersonalLinks links, Mails mails, Clock clock, @Value("${kapstok.base-url}") String baseUrl) {
        this.files = files;
        this.recipients = recipients;
        this.customers = customers;
        this.staff = staff;
        this.words = words;
        this.settings = settings;
        this.links = links;
        this.mails = mails;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** Says at once that the order came in; it has no number yet. */
    void tellReceived(CustomerOrder order) {
        recipients.of(order).ifPresent(contact -> {
            Map<String, Object> model = about(order, contact);
            model.put("net", order.net());
            model.put("gross", order.gross());
            send("received", "order-received", List.of(), order, contact, model, List.of(), false);
        });
    }

    /** Brings the confirmation itself; @return false when there is nobody to write to. */
    boolean sendConfirmation(CustomerOrder order) {
        Optional<Contact> to = recipients.of(order);
        to.ifPresent(contact -> {
            Map<String, Object> model = about(order, contact);
            model.put("net", order.net());
            model.put("gross", order.gross());
            model.put("promised", order.promisedDate());
            send("confirmed:" + order.historyLength(), "order-confirmed", List.of(order.number()), order, contact, model,
                    List.of(order.documentId()), false);
        });
        return to.isPresent();
    }

    void tellDelay(CustomerOrder order) {
        recipients.of(order).ifPresent(contact -> {
            Map<String, Object> model = about(order, contact);
            model.put("promised", order.promisedDate());
            String day = new LocalFormat(contact.locale()).date(order.promisedDate());
            send("delayed:" + order.promisedDate(), "order-delayed", List.of(order.number(), day), order, contact, model, List.of(), true);
        });
    }

    /**
     * @param ordered the lines of the whole order
     * @param all nothing remains to be shipped after it
     */
    void tellShipment(CustomerOrder order, OrderShipment shipment, List<ErpOrder.Line> ordered, boolean all) {
        recipients.of(order).ifPresent(contact -> {
            Map<String, Object> model = about(order, contact);
            model.put("all", all);
            model.put("lines", shipment.lines().stream().map(line -> shipped(line, ordered, new LocalFormat(contact.locale()))).toList());
            model.put("carrier", shipment.carrier());
            model.put("tracking", shipment.tracking());
            send("shipped:" + shipment.number(), "order-shipped", List.of(order.number()), order, contact, model, List.of(), true);
        });
    }

    /**
     * Says that all arrived.
     *
     * @param survey asks how it went as well
     */
    void tellDelivery(CustomerOrder order, boolean survey) {
        recipients.of(order).ifPresent(contact -> {
            Map<String, Object> model = about(order, contact);
            model.put("survey", survey);
            send("delivered", "order-delivered", List.of(order.number()), order, contact, model, List.of(), true);
        });
    }

    void tellCancelRefused(CustomerOrder order) {
        recipients.of(order).ifPresent(contact -> {
            Map<String, Object> model = about(order, contact);
            model.put("text", order.cancelAnswer() == null ? "" : order.cancelAnswer());
            send("cancel-refused:" + order.historyLength(), "order-cancel-refused", List.of(order.number()), order, contact, model,
                    List.of(), false);
        });
    }

    void tellEnd(CustomerOrder order) {
        recipients.of(order).ifPresent(contact -> {
            Map<String, Object> model = about(order, contact);
            model.put("text", order.cancelReason() == null ? "" : order.cancelReason());
            send("cancelled", "order-cancelled", List.of(), order, contact, model, List.of(), false);
        });
    }

    /**
     * Tells who leads the groups that did not look at an order in time.
     *
     * @param groups comma separated
     */
    @Transactional
    public void tellManagers(String number, String groups) {
        CustomerOrder order = files.take(number);
        files.tell(order, OrderEvent.Type.CHECK_LATE, null, groups);
        for (String group : groups.split(",")) {
            tellStaff(settings.managers().getOrDefault(group, group), "late:" + order.historyLength(), order,
                    words.text("order.late.subject", number), words.text("order.late", words.group(group)));
        }
    }

    private void tellStaff(String group, String moment, CustomerOrder order, String subject, String sentence) {
        String customer = customers.customer(order.customer()).orElseThrow().name();
        for (StaffMember member : StaffGroup.byId(group).map(staff::membersOf).orElse(List.of())) {
            if (member.email() != null) {
                Map<String, Object> model = new HashMap<>();
                model.put("name", member.name());
                model.put("number", order.key());
                model.put("customer", customer);
                model.put("gross", order.gross());
                model.put("sentence", sentence);
                model.put("link", baseUrl + "/staff/orders/" + order.key());
                mails.send("%s:%s:%s".formatted(order.id(), moment, member.id()), new Mail(member.email(), Locale.ENGLISH, "order-staff",
                        List.of(subject), model, List.of(), order.key(), null));
            }
        }
    }

    private static String shipped(OrderShipment.Line line, List<ErpOrder.Line> ordered, LocalFormat format) {
        String quantity = format.number(line.quantity());
        return ordered.stream().filter(one -> one.product().equals(line.product())).findFirst()
                .map(one -> "%s %s %s".formatted(quantity, one.unit(), one.description())).orElse(quantity + " × " + line.product());
    }

    private Map<String, Object> about(CustomerOrder order, Contact contact) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", contact.name());
        model.put("number", order.number() == null ? "" : order.number());
        model.put("reference", order.reference() == null ? "" : order.reference());
        model.put("link", links.create(contact.id(), "/portal/orders/" + order.key(), clock.instant().plus(LINK)));
        return model;
    }

    /** @param optional the reader may have chosen not to get such a mail */
    private void send(String moment, String template, List<Object> subject, CustomerOrder order, Contact contact,
                      Map<String, Object> model, List<UUID> attachments, boolean optional) {
        Mail mail = new Mail(contact.email(), contact.locale(), template, subject, model, attachments, order.key(), order.customer());
        mails.send("%s:%s:%s".formatted(order.id(), moment, contact.email()), optional ? mail.asChosen() : mail);
    }
}

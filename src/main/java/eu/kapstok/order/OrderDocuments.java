package eu.kapstok.order;

import eu.kapstok.customer.Address;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.customer.Destination;
import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.documents.Retention;
import eu.kapstok.documents.Seller;
import eu.kapstok.documents.UploadedFile;
import eu.kapstok.erp.ErpAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The papers of an order: its confirmation for the customer, and the scan of a contract that was signed for it. */
@Service
class OrderDocuments {

    private static final String CONFIRMATION = "order";

    private static final String CONTRACT = "contract";

    private static final String PDF = "application/pdf";

    private final OrderFiles files;
    private final OrderRepository orders;
    private final OrderRecipients recipients;
    private final OrderDocument document;
    private final DocumentArchive archive;
    private final CustomerService customers;
    private final MessageSource messages;
    private final Clock clock;
    private final Retention retention;
    private final Seller seller;
    private final String baseUrl;

    OrderDocuments(OrderFiles files, OrderRepository orders, OrderRecipients recipients, OrderDocument document, DocumentArchive archive,
                   CustomerService customers, MessageSource messages, Clock clock, Retention retention, Seller seller,
                   @Value("${kapstok.base-url}") String baseUrl) {
        this.files = files;
        this.orders = orders;
        this.recipients = recipients;
        this.document = document;
        this.archive = archive;
        this.customers = customers;
        this.messages = messages;
        this.clock = clock;
        this.retention = retention;
        this.seller = seller;
        this.baseUrl = baseUrl;
    }

    /** Makes and keeps the confirmation, once. */
    @Transactional
    public void render(String number) {
        CustomerOrder order = files.take(number);
        if (order.documentId() != null) {
            return;
        }
        String title = messages.getMessage("order.document.title", new Object[] {number}, Locale.forLanguageTag(order.language()));
        ArchivedDocument kept = keep(CONFIRMATION, order, title, number + ".pdf", PDF, document.render(content(order)));
        order.document(kept.id());
    }

    /** Keeps the scan of a contract; @return its id. */
    UUID keepContract(CustomerOrder order, UploadedFile scan) {
        return keep(CONTRACT, order, messages.getMessage("order.contract.title", new Object[] {order.number()},
                Locale.forLanguageTag(order.language())), scan.name(), scan.type(), scan.content()).id();
    }

    private ArchivedDocument keep(String kind, CustomerOrder order, String title, String fileName, String type, byte[] content) {
        return archive.store(new NewDocument(kind, order.customer(), order.number(), title, fileName, type, order.language(),
                retention.deleteOn(kind, seller.country(), LocalDate.now(clock)), content));
    }

    private OrderDocument.Content content(CustomerOrder order) {
        Customer customer = customers.customer(order.customer()).orElseThrow();
        OrderTotals totals = OrderTotals.of(order.lines(), order.net(), order.vat());
        Optional<Destination> destination = orders.destination(order.id()).map(OrderDestination::place);
        return new OrderDocument.Content(order.number(), LocalDate.now(clock), order.orderDate(), order.promisedDate(), order.wishedDate(),
                order.reference(), order.quote(), Locale.forLanguageTag(order.language()), customer.isConsumer(), customer.number(),
                customer.name(), customer.vatNumber(), recipients.of(order).map(Contact::name).orElse(null),
                address(customer.invoiceAddress()), destination.map(OrderDocuments::address).orElse(null),
                destination.map(Destination::instruction).orElse(null),
                order.lines().stream().map(line -> new OrderDocument.Line(line.position(), line.product(), line.description(), line.unit(),
                        line.quantity(), line.unitPrice(), line.discountPercent(), line.vatRate(), line.net())).toList(),
                totals.linesNet(), totals.discount(), order.net(),
                totals.vats().stream().map(vat -> new OrderDocument.Vat(vat.rate(), vat.base(), vat.amount())).toList(),
                order.gross(), customer.paymentTermDays(), baseUrl + "/portal/orders/" + order.number());
    }

    private static ErpAddress address(Address address) {
        return new ErpAddress(address.erpId(), address.name(), address.street(), address.postalCode(), address.city(), address.country());
    }

    private static ErpAddress address(Destination place) {
        return new ErpAddress(null, place.name(), place.street(), place.postalCode(), place.city(), place.country());
    }
}

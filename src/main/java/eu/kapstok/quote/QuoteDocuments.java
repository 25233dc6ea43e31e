package eu.kapstok.quote;

import eu.kapstok.customer.Address;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.documents.Retention;
import eu.kapstok.documents.Seller;
import eu.kapstok.erp.ErpAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The PDF of each version: a draft for who approves it, the archived one for the customer. */
@Service
class QuoteDocuments {

    private static final String KIND = "quote";

    private static final String ACCEPTED = "accepted-quote";

    private static final String PDF = "application/pdf";

    private final QuoteRepository quotes;
    private final QuoteFiles files;
    private final QuoteDocument document;
    private final DocumentArchive archive;
    private final CustomerService customers;
    private final MessageSource messages;
    private final Clock clock;
    private final Retention retention;
    private final Seller seller;
    private final String baseUrl;

    QuoteDocuments(QuoteRepository quotes, QuoteFiles files, QuoteDocument document, DocumentArchive archive,
                   CustomerService customers, MessageSource messages, Clock clock, Retention retention,
                   Seller seller, @Value("${kapstok.base-url}") String baseUrl) {
        this.quotes = quotes;
        this.files = files;
        this.document = document;
        this.archive = archive;
        this.customers = customers;
        this.messages = messages;
        this.clock = clock;
        this.retention = retention;
        this.seller = seller;
        this.baseUrl = baseUrl;
    }

    /** Makes and keeps the document of the newest version, once. */
    @Transactional
    public void render(String number) {
        Quote quote = files.find(number);
        QuoteVersion version = files.current(quote);
        if (version.documentId() != null) {
            return;
        }
        Locale language = Locale.forLanguageTag(version.language());
        String title = messages.getMessage("quote.document.title", new Object[] {number}, language);
        ArchivedDocument kept = archive.store(new NewDocument(KIND, quote.customer(), number, title,
                fileName(number, version), PDF, version.language(),
                retention.deleteOn(KIND, seller.country(), LocalDate.now(clock)),
                document.render(content(quote, version, false))));
        version.document(kept.id(), kept.sha256());
    }

    /** Keeps what the customer accepted as long as the contract it became. */
    @Transactional
    public void keepAccepted(UUID documentId) {
        archive.keepUntil(documentId, retention.deleteOn(ACCEPTED, seller.country(), LocalDate.now(clock)));
    }

    /** As the customer would get it, marked as a draft; empty when there is no such version. */
    @Transactional(readOnly = true)
    public Optional<byte[]> draft(String number, int version) {
        return quotes.findByNumber(number).flatMap(quote -> quotes.version(quote.id(), version)
                .map(found -> document.render(content(quote, found, true))));
    }

    /** One that was sent before is made again because it was extended: its last day tells the two apart. */
    private static String fileName(String number, QuoteVersion version) {
        return version.sentAt() != null ? "%s-%d-%s.pdf".formatted(number, version.version(), version.validUntil())
                : "%s-%d.pdf".formatted(number, version.version());
    }

    private QuoteDocument.Content content(Quote quote, QuoteVersion version, boolean draft) {
        Customer customer = customers.customer(quote.customer()).orElseThrow();
        String contact = version.contact() == null ? null
                : customers.contactByErpId(quote.customer(), version.contact()).map(Contact::name).orElse(null);
        return new QuoteDocument.Content(quote.number(), version.version(), version.quoteDate(), version.validUntil(),
                Locale.forLanguageTag(version.language()), !version.business(), draft, customer.number(), customer.name(),
                customer.vatNumber(), contact, address(customer.invoiceAddress()), null, lines(version),
                version.listTotal(), version.linesTotal(), version.discountPercent(), version.documentDiscount(),
                version.net(), version.vats().stream()
                        .map(vat -> new QuoteDocument.Vat(vat.rate(), vat.base(), vat.amount())).toList(),
                version.vat(), version.gross(), version.paymentTermDays(), null,
                baseUrl + "/portal/quotes/" + quote.number());
    }

    private static List<QuoteDocument.Line> lines(QuoteVersion version) {
        return version.lines().stream().map(line -> new QuoteDocument.Line(line.position(), line.product(),
                line.description(), line.unit(), line.quantity(), line.unitPrice(), line.discountPercent(), line.vatRate(),
                line.net())).toList();
    }

    private static ErpAddress address(Address address) {
        return new ErpAddress(address.erpId(), address.name(), address.street(), address.postalCode(), address.city(),
                address.country());
    }
}

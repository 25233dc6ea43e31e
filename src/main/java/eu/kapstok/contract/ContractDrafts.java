package eu.kapstok.contract;

import eu.kapstok.customer.Address;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.documents.PdfRenderer;
import eu.kapstok.documents.Retention;
import eu.kapstok.documents.Seller;
import eu.kapstok.documents.Templates;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpCapability;
import eu.kapstok.erp.ErpPrice;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.templatemode.TemplateMode;

/** Draws contracts up: a PDF that is kept, and the same words as HTML for who reads them on a phone or hears them. */
@Service
class ContractDrafts {

    static final String KIND = "contract";

    private static final String PDF = "application/pdf";
    private static final String FOLDER = "contract/";
    private static final String MISSING = "…";

    /** As many as the ERP tells the prices of at once. */
    private static final int MOST_PRODUCTS = 200;

    /** What a page of ours may show of a document: its structure, never its looks. */
    private static final Safelist STRUCTURE = Safelist.none().addTags("h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "em", "br", "table", "caption",
            "thead", "tbody", "tr", "th", "td", "div", "span").addAttributes("th", "scope").addAttributes("td", "colspan");

    private final ContractFiles files;
    private final ContractTemplates templates;
    private final PdfRenderer pdf;
    private final Templates html;
    private final DocumentArchive archive;
    private final Retention retention;
    private final Seller seller;
    private final CustomerService customers;
    private final Erp erp;
    private final Clock clock;

    ContractDrafts(ContractFiles files, ContractTemplates templates, PdfRenderer pdf, MessageSource messages, DocumentArchive archive,
                   Retention retention, Seller seller, CustomerService customers, Erp erp, Clock clock) {
        this.files = files;
        this.templates = templates;
        this.pdf = pdf;
        this.html = new Templates(messages, "documents/", ".html", TemplateMode.HTML);
        this.archive = archive;
        this.retention = retention;
        this.seller = seller;
        this.customers = customers;
        this.erp = erp;
        this.clock = clock;
    }

    /**
     * A version that is drawn up.
     *
     * @param customer number
     * @param signers ids of the contacts who sign it, in their order
     */
    record Drafted(String customer, List<String> signers) {
    }

    /**
     * Draws the present version up, once.
     *
     * @param instance id of the case that asks for it
     */
    @Transactional
    public Drafted draft(String number, String instance) {
        Contract contract = files.take(number);
        contract.belongsTo(instance);
        if (contract.documentId() == null) {
            draw(contract);
        }
        return new Drafted(contract.customer(), files.standing(contract).stream().map(signer -> signer.contactId().toString()).toList());
    }

    private void draw(Contract contract) {
        Locale locale = Locale.forLanguageTag(contract.language());
        String page = FOLDER + contract.template() + "_" + contract.language();
        Map<String, Object> model = model(contract, locale);
        ArchivedDocument document = keep(contract, null, PDF, ".pdf", pdf.render(page, locale, model));
        ArchivedDocument text = keep(contract, null, "text/html", ".html", text(page, locale, model).getBytes(StandardCharsets.UTF_8));
        contract.draft(document.id(), text.id(), document.sha256());
        files.tell(contract, ContractEvent.Type.DRAFTED, null, contract.version());
    }

    /** Keeps the contract's file as it stands after an act. */
    ArchivedDocument keepSealed(Contract contract, byte[] content) {
        return keep(contract, contract.customer(), PDF, ".pdf", content);
    }

    /** The words of the present version, clean to be shown within a page of ours. */
    String words(Contract contract) {
        return new String(bytes(contract.textId()), StandardCharsets.UTF_8);
    }

    String sha256(UUID document) {
        return archive.find(document).orElseThrow().sha256();
    }

    byte[] bytes(UUID document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        archive.copyTo(document, bytes);
        return bytes.toByteArray();
    }

    /** Fields of the template that nobody has filled in. */
    List<String> missing(Contract contract) {
        Map<String, String> data = Contracts.read(contract.data());
        return templates.get(contract.template()).fields().keySet().stream().filter(field -> !data.containsKey(field)).toList();
    }

    /** @param customer null: nobody reads it but by the contract's own page, when it was sent */
    private ArchivedDocument keep(Contract contract, String customer, String type, String ending, byte[] content) {
        return archive.store(new NewDocument(KIND, customer, contract.number(), contract.title() + " " + contract.number(),
                contract.number() + "-" + contract.version() + ending, type, contract.language(), keptUntil(contract), content));
    }

    private LocalDate keptUntil(Contract contract) {
        return retention.deleteOn(KIND, seller.country(), contract.endsOn() == null ? contract.startsOn() : contract.endsOn());
    }

    /** A contract that goes on is kept as much longer. */
    void keepLonger(Contract contract) {
        Stream.of(contract.documentId(), contract.textId(), contract.sealedId()).filter(Objects::nonNull)
                .forEach(document -> archive.keepUntil(document, keptUntil(contract)));
    }

    private Map<String, Object> model(Contract contract, Locale locale) {
        Map<String, String> data = Contracts.read(contract.data());
        Map<String, Object> fields = new HashMap<>();
        LocalFormat format = new LocalFormat(locale);
        templates.get(contract.template()).fields().forEach((field, type) -> fields.put(field, written(data.get(field), type, format)));
        Map<String, Object> model = new HashMap<>();
        model.put("contract", paper(contract, data));
        model.put("field", fields);
        return model;
    }

    private static Object written(String value, ContractTemplates.Type type, LocalFormat format) {
        return switch (type) {
            case LINES, PRODUCTS -> value == null ? List.of() : lines(value);
            case AMOUNT -> value == null ? MISSING : format.money(new BigDecimal(value));
            case NUMBER -> value == null ? MISSING : format.number(new BigDecimal(value));
            case TEXT -> value == null ? MISSING : value;
        };
    }

    private static List<String> lines(String value) {
        return Arrays.stream(value.split("\\R")).map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private ContractPaper paper(Contract contract, Map<String, String> data) {
        Customer customer = customers.customer(contract.customer()).orElseThrow();
        Address address = customer.invoiceAddress();
        return new ContractPaper(contract.number(), contract.version(), LocalDate.now(clock), contract.startsOn(), contract.endsOn(), contract.noticeOn(),
                customer.number(), customer.name(), customer.vatNumber(),
                new ErpAddress(address.erpId(), address.name(), address.street(), address.postalCode(), address.city(), address.country()),
                files.standing(contract).stream().map(signer -> new ContractPaper.Signer(signer.position(), signer.name())).toList(),
                prices(contract, data));
    }

    /** With an ERP that does not tell prices the products stand there without. */
    private List<ContractPaper.Price> prices(Contract contract, Map<String, String> data) {
        return priced(contract.customer(), products(templates.get(contract.template()), data)).stream()
                .map(price -> new ContractPaper.Price(price.product(), price.name(), price.unit(), price.unitPrice())).toList();
    }

    private static List<String> products(ContractTemplates.Template template, Map<String, String> data) {
        return template.fields().entrySet().stream()
                .filter(field -> field.getValue() == ContractTemplates.Type.PRODUCTS && data.containsKey(field.getKey()))
                .flatMap(field -> lines(data.get(field.getKey())).stream()).distinct().limit(MOST_PRODUCTS).toList();
    }

    private List<ErpPrice> priced(String customer, List<String> products) {
        return products.isEmpty() || !erp.capabilities().contains(ErpCapability.PRICES) ? List.of() : erp.pricesOf(customer, products);
    }

    /**
     * Codes that would not stand in the price list, as the customer may not buy them; none with an ERP that does not tell prices.
     *
     * @throws eu.kapstok.erp.ErpException when the ERP cannot be asked now
     */
    List<String> unpriced(ContractWish wish) {
        if (!erp.capabilities().contains(ErpCapability.PRICES)) {
            return List.of();
        }
        List<String> products = products(wish.template(), wish.data());
        Set<String> known = priced(wish.customer(), products).stream().map(ErpPrice::product).collect(Collectors.toSet());
        return products.stream().filter(product -> !known.contains(product)).toList();
    }

    /** Without running heads and feet, and with its headings one level down: the page has a heading of its own. */
    private String text(String page, Locale locale, Map<String, Object> model) {
        Map<String, Object> values = new HashMap<>(model);
        values.put("seller", seller);
        values.put("logo", null);
        Document document = Jsoup.parse(html.write(page, locale, values));
        document.select(".foot, .letterhead, style").remove();
        document.select("h2").tagName("h3");
        document.select("h1").tagName("h2");
        return Jsoup.clean(document.body().html(), STRUCTURE);
    }
}

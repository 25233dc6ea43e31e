package eu.kapstok.complaint;

import eu.kapstok.customer.Address;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.documents.Retention;
import eu.kapstok.documents.Seller;
import eu.kapstok.erp.ErpAddress;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Instructions and labels of a return. */
@Component
class ReturnLabels {

    private static final String KIND = "complaint";
    private static final String PDF = "application/pdf";

    private final ReturnDocument document;
    private final DocumentArchive archive;
    private final Retention retention;
    private final CustomerService customers;
    private final ReturnWords words;
    private final Seller seller;
    private final ReturnPeriod period;

    ReturnLabels(ReturnDocument document, DocumentArchive archive, Retention retention, CustomerService customers, ReturnWords words,
                 Seller seller, ReturnPeriod period) {
        this.document = document;
        this.archive = archive;
        this.retention = retention;
        this.customers = customers;
        this.words = words;
        this.seller = seller;
        this.period = period;
    }

    /** Keeps the instructions with one label; @return the document's id. */
    UUID keep(GoodsReturn goods, Complaint complaint) {
        Locale language = Locale.forLanguageTag(complaint.language());
        return archive.store(new NewDocument("return-label", goods.customer(), goods.complaint(),
                words.text("document.return.title", language, goods.number()), goods.number() + ".pdf", PDF, complaint.language(),
                retention.deleteOn(KIND, seller.country(), ReturnPeriod.authorizedOn(goods)), print(goods, complaint, 1))).id();
    }

    /** The same with so many labels. */
    byte[] print(GoodsReturn goods, Complaint complaint, int parcels) {
        Customer customer = customers.customer(goods.customer()).orElseThrow();
        Address address = customer.deliveryAddresses().stream().findFirst().orElse(customer.invoiceAddress());
        ReturnPeriod.Until until = period.until(goods);
        return document.render(new ReturnDocument.Content(goods.number(), goods.complaint(), Locale.forLanguageTag(complaint.language()),
                ReturnPeriod.authorizedOn(goods), until.day(), until.sent(), complaint.reason() == ComplaintReason.CHANGED_MIND, parcels, customer.number(),
                customer.name(), new ErpAddress(address.erpId(), address.name(), address.street(), address.postalCode(), address.city(),
                address.country()), goods.lines().stream().map(line -> new ReturnDocument.Line(line.product(), line.description(), line.unit(),
                line.announced())).toList()));
    }
}

package eu.kapstok.complaint;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.engine.TrialMorning;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** On the first morning two customers have complained already, with photos. */
@Component
@Profile("demo")
class ComplaintTrialMorning implements TrialMorning {

    private record Report(String customer, String product, ComplaintReason reason, Wish wish, String words,
                          Map<String, PhotoKind> photos) {
    }

    private static final List<Report> REPORTS = List.of(
            new Report("C10051", "WC-HANG", ComplaintReason.DAMAGED_IN_TRANSIT, Wish.REPLACEMENT,
                    "Eén van de vijf toiletten zat in een doos met een gat. Bij het uitpakken bleek de pot gebarsten.",
                    Map.of("box.jpg", PhotoKind.PACKAGING, "toilet.jpg", PhotoKind.PRODUCT)),
            new Report("C10117", "RAD-HD60", ComplaintReason.DEFECT, Wish.REFUND,
                    "Le sèche-serviettes fuit à la soudure du collecteur gauche depuis la mise en eau.",
                    Map.of("radiator.jpg", PhotoKind.PRODUCT)));

    private final CustomerService customers;
    private final ComplaintGoods goods;
    private final ComplaintDrafts drafts;
    private final ComplaintIntake intake;
    private final PhotoReader photos;

    ComplaintTrialMorning(CustomerService customers, ComplaintGoods goods, ComplaintDrafts drafts, ComplaintIntake intake, PhotoReader photos) {
        this.customers = customers;
        this.goods = goods;
        this.drafts = drafts;
        this.intake = intake;
        this.photos = photos;
    }

    @Override
    public void begin() {
        REPORTS.forEach(this::send);
    }

    private void send(Report report) {
        Customer customer = customers.fromErp(report.customer()).orElseThrow();
        Contact contact = customers.contactsOf(customer.number(), ContactRole.BUYER).get(0);
        DraftOwner owner = new DraftOwner(customer.number(), contact.id(), null, contact.name());
        ComplaintGoods.Goods line = goods.openInvoices(customer.number()).stream()
                .flatMap(invoice -> goods.invoice(invoice, customer.number()).stream()).flatMap(invoice -> invoice.orders().stream())
                .flatMap(order -> goods.of(order, customer.number()).stream()).flatMap(List::stream)
                .filter(one -> one.product().equals(report.product())).findFirst().orElseThrow();
        UUID draft = UUID.randomUUID();
        drafts.keep(draft, owner, new DraftContent(report.reason().name(), report.wish().name(), report.words(), "", "", false, "", "",
                intake.pick(line.order(), null, Map.of(line.line(), BigDecimal.ONE), owner)));
        report.photos().forEach((file, kind) -> drafts.addPhoto(draft, owner, kind, file, photo(file)));
        intake.send(draft, owner);
    }

    private Photo photo(String file) {
        try (InputStream bytes = getClass().getResourceAsStream("/demo-erp/photos/" + file)) {
            return photos.read(bytes.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (PhotoRefused refused) {
            throw new IllegalStateException(file, refused);
        }
    }
}

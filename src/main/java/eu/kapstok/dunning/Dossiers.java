package eu.kapstok.dunning;

import eu.kapstok.claim.Claim;
import eu.kapstok.claim.ClaimJson;
import eu.kapstok.claim.CollectorNotice;
import eu.kapstok.claim.CollectorNoticeDocument;
import eu.kapstok.claim.Collectors;
import eu.kapstok.claim.StatementDocument;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.documents.Retention;
import eu.kapstok.documents.Seller;
import eu.kapstok.erp.ErpCustomer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Everything about what a customer did not pay, as one file for a collector: letters, invoices, statement, calculation and notes. */
@Component
class Dossiers {

    private static final String KIND = "dunning";
    private static final int MOST_LETTERS = 100;
    private static final int MOST_NOTES = 1000;

    private final LetterStore letters;
    private final Letters statements;
    private final Claims claims;
    private final ClaimJson claimJson;
    private final StatementDocument statement;
    private final CollectorNoticeDocument notice;
    private final Collectors collectors;
    private final Goods goods;
    private final DebtorContacts contacts;
    private final CustomerService customers;
    private final DocumentArchive archive;
    private final Retention retention;
    private final Seller seller;
    private final InvoiceCopies copies;
    private final DunningNotes notes;
    private final MessageSource messages;
    private final Clock clock;

    Dossiers(LetterStore letters, Letters statements, Claims claims, ClaimJson claimJson, StatementDocument statement, CollectorNoticeDocument notice,
             Collectors collectors, Goods goods, DebtorContacts contacts, CustomerService customers,
             DocumentArchive archive, Retention retention, Seller seller, InvoiceCopies copies, DunningNotes notes, MessageSource messages, Clock clock) {
        this.letters = letters;
        this.statements = statements;
        this.claims = claims;
        this.claimJson = claimJson;
        this.statement = statement;
        this.notice = notice;
        this.collectors = collectors;
        this.goods = goods;
        this.contacts = contacts;
        this.customers = customers;
        this.archive = archive;
        this.retention = retention;
        this.seller = seller;
        this.copies = copies;
        this.notes = notes;
        this.messages = messages;
        this.clock = clock;
    }

    /** @return id of the archived file, which only our own people see */
    UUID make(Debtor debtor, List<NextStep.Item> items, HandOvers.HandOver handOver) {
        byte[] content = zip(debtor, items, handOver);
        return archive.store(new NewDocument(KIND, null, debtor.customer(), messages.getMessage("dunning.dossier.title",
                new Object[] {debtor.customer(), handOver.id()}, Locale.ENGLISH), "%s-%s.zip".formatted(debtor.customer(), handOver.id()),
                "application/zip", "en", retention.deleteOn(KIND, seller.country(), LocalDate.now(clock)), content)).id();
    }

    /** Whether the law makes the collector begin with a notice of its own. */
    boolean needsNotice(Debtor debtor) {
        return debtor.kind() == ErpCustomer.Kind.CONSUMER && debtor.country().equals("BE");
    }

    /** @param handOver null before anybody proposed it */
    byte[] zip(Debtor debtor, List<NextStep.Item> items, HandOvers.HandOver handOver) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            Customer customer = customers.customer(debtor.customer()).orElseThrow();
            Locale language = Locale.forLanguageTag(debtor.language());
            put(zip, "statement.pdf", statement.render(statements.statement(debtor, customer, language), null));
            boolean described = debtor.kind() == ErpCustomer.Kind.CONSUMER;
            Claim claim = claims.of(debtor, items.stream().map(item -> new Claims.Part(item.receivable(), item.open(),
                    described ? goods.of(item.receivable(), language) : null)).toList(), LocalDate.now(clock));
            put(zip, "claim.json", claimJson.write(claim).getBytes(StandardCharsets.UTF_8));
            if (handOver != null && needsNotice(debtor)) {
                put(zip, "collector-notice.pdf", notice.render(new CollectorNotice(handOver.id(), LocalDate.now(clock), language,
                        collectors.find(handOver.collector()).orElseThrow(), debtor.customer(), customer.name(),
                        contacts.reader(debtor.customer()).map(Contact::name).orElse(null), Letters.address(customer.invoiceAddress()), claim)));
            }
            for (DunningLetter letter : letters.ofCustomer(debtor.customer(), MOST_LETTERS)) {
                if (letter.document() != null && letter.state() == DunningLetter.State.SENT) {
                    ByteArrayOutputStream document = new ByteArrayOutputStream();
                    archive.copyTo(letter.document(), document);
                    put(zip, "letters/%s-%s.pdf".formatted(letter.sentOn(), letter.id()), document.toByteArray());
                }
            }
            for (String invoice : items.stream().map(item -> item.receivable().invoice()).filter(Objects::nonNull).distinct().toList()) {
                byte[] pdf = copies.of(invoice, debtor.customer(), language).orElse(null);
                if (pdf != null) {
                    put(zip, "invoices/" + invoice.replaceAll("[^A-Za-z0-9._-]", "_") + ".pdf", pdf);
                }
            }
            put(zip, "notes.txt", notes(debtor.customer()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private String notes(String customer) {
        List<DunningNotes.Note> oldestFirst = new ArrayList<>(notes.of(customer, MOST_NOTES));
        Collections.reverse(oldestFirst);
        return String.join("\n", oldestFirst.stream().map(note -> "%s  %s%s%s".formatted(LocalDate.ofInstant(note.at(), clock.getZone()), note.what(),
                note.text().isEmpty() ? "" : ": " + note.text(), note.by() == null ? "" : " (" + note.by() + ")")).toList()) + "\n";
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}

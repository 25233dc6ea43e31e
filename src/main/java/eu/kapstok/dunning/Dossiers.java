package eu.kapstok.dunning;

import eu.kapstok.claim.Claim;
import eu.kapstok.claim.ClaimJson;
import eu.kapstok.claim.StatementDocument;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.documents.Retention;
import eu.kapstok.documents.Seller;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCapability;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final CustomerService customers;
    private final DocumentArchive archive;
    private final Retention retention;
    private final Seller seller;
    private final Erp erp;
    private final JdbcClient sql;
    private final MessageSource messages;
    private final Clock clock;

    Dossiers(LetterStore letters, Letters statements, Claims claims, ClaimJson claimJson, StatementDocument statement, CustomerService customers,
             DocumentArchive archive, Retention retention, Seller seller, Erp erp, JdbcClient sql, MessageSource messages, Clock clock) {
        this.letters = letters;
        this.statements = statements;
        this.claims = claims;
        this.claimJson = claimJson;
        this.statement = statement;
        this.customers = customers;
        this.archive = archive;
        this.retention = retention;
        this.seller = seller;
        this.erp = erp;
        this.sql = sql;
        this.messages = messages;
        this.clock = clock;
    }

    /** @return id of the archived file, which only our own people see */
    UUID make(Debtor debtor, List<NextStep.Item> items, HandOvers.HandOver handOver) {
        byte[] content = zip(debtor, items);
        return archive.store(new NewDocument(KIND, null, debtor.customer(), messages.getMessage("dunning.dossier.title",
                new Object[] {debtor.customer(), handOver.id()}, Locale.ENGLISH), "%s-%s.zip".formatted(debtor.customer(), handOver.id()),
                "application/zip", "en", retention.deleteOn(KIND, seller.country(), LocalDate.now(clock)), content)).id();
    }

    byte[] zip(Debtor debtor, List<NextStep.Item> items) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            Customer customer = customers.customer(debtor.customer()).orElseThrow();
            Locale language = Locale.forLanguageTag(debtor.language());
            put(zip, "statement.pdf", statement.render(statements.statement(debtor, customer, language), null));
            Claim claim = claims.of(debtor, items.stream().map(item -> new Claims.Part(item.receivable(), item.open(), null)).toList(),
                    LocalDate.now(clock));
            put(zip, "claim.json", claimJson.write(claim).getBytes(StandardCharsets.UTF_8));
            for (DunningLetter letter : letters.ofCustomer(debtor.customer(), MOST_LETTERS)) {
                if (letter.document() != null && letter.state() == DunningLetter.State.SENT) {
                    ByteArrayOutputStream document = new ByteArrayOutputStream();
                    archive.copyTo(letter.document(), document);
                    put(zip, "letters/%s-%s.pdf".formatted(letter.sentOn(), letter.id()), document.toByteArray());
                }
            }
            if (erp.capabilities().contains(ErpCapability.INVOICE_PDF)) {
                for (String invoice : items.stream().map(item -> item.receivable().invoice()).filter(Objects::nonNull).distinct().toList()) {
                    byte[] pdf = erp.invoicePdf(invoice).orElse(null);
                    if (pdf != null) {
                        put(zip, "invoices/" + invoice.replaceAll("[^A-Za-z0-9._-]", "_") + ".pdf", pdf);
                    }
                }
            }
            put(zip, "notes.txt", notes(debtor.customer()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private String notes(String customer) {
        return sql.sql("""
                select written_at, kind, text, written_by from kapstok.dunning_note where customer = ? order by id limit ?
                """).params(customer, MOST_NOTES).query((row, index) -> "%s  %-20s %s%s".formatted(
                row.getTimestamp(1).toInstant().atZone(ZoneOffset.UTC).toLocalDate(), row.getString(2), row.getString(3),
                row.getString(4) == null ? "" : " (" + row.getString(4) + ")")).list().stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}

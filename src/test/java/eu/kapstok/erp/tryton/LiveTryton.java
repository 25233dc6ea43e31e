package eu.kapstok.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.Sha256;
import eu.kapstok.testing.Judge;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A Tryton 6.0 of Debian's own packages, on a database that is made once a day and copied for each start, and what its users do in
 * it. Needs trytond and proteus; where they are not installed the test is skipped by name. With {@code
 * -Dkapstok.tryton.database=postgresql} it works on PostgreSQL, whose database is made for each start (needs python3-psycopg2).
 */
public final class LiveTryton implements AutoCloseable {

    public static final String PASSWORD = "Xk7pW2-portaal-Zq9";

    private static final String MODULES = "sale sale_price_list sale_discount sale_complaint sale_credit_limit "
            + "account_credit_limit account_be";
    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("kapstok.tryton.database"));
    private static final Path FOLDER = Path.of("target", "tryton").toAbsolutePath();
    private static final Duration START = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private final EmbeddedPostgres postgres;
    private final TrytonRpc salesman;
    private Process server;

    /** @param postgres null on SQLite */
    private LiveTryton(Path folder, int port, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.port = port;
        this.postgres = postgres;
        this.salesman = new TrytonRpc(settings("verkoop", url(), 1), Duration.ofSeconds(30), Duration.ofSeconds(60), null);
    }

    /** Starts one that nobody else uses. */
    public static synchronized LiveTryton start() throws IOException, InterruptedException {
        Judge.require("trytond");
        Judge.require("trytond-admin");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        LiveTryton tryton = POSTGRESQL ? onPostgres(port) : onSqlite(port);
        tryton.up();
        return tryton;
    }

    private static LiveTryton onSqlite(int port) throws IOException, InterruptedException {
        Path seeded = seeded();
        Path folder = Files.createTempDirectory(FOLDER, "run-");
        Files.copy(seeded, folder.resolve("erp.sqlite"));
        configure(folder, port, "sqlite://");
        return new LiveTryton(folder, port, null);
    }

    private static LiveTryton onPostgres(int port) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Path folder = Files.createTempDirectory(FOLDER, "run-");
        // without fresh statistics the making of the tables takes minutes
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").setServerConfig("synchronous_commit", "off")
                .setServerConfig("jit", "off").setServerConfig("autovacuum_naptime", "1s")
                .setServerConfig("autovacuum_analyze_threshold", "20").setServerConfig("autovacuum_vacuum_cost_delay", "0").start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create database erp encoding 'UTF8' template template0");
        } catch (SQLException impossible) {
            throw new IOException("No database for Tryton", impossible);
        }
        configure(folder, port, "postgresql://postgres@127.0.0.1:%d/".formatted(postgres.getPort()));
        seed(folder, "postgresql://postgres@127.0.0.1:%d/erp".formatted(postgres.getPort()));
        return new LiveTryton(folder, port, postgres);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The portal's own user, by that address. */
    public static TrytonSettings settings(URI url) {
        return settings("portal", url, 1);
    }

    /** The same, where goods count as arrived on the day on which they left. */
    public static TrytonSettings arrivingAtOnce(URI url) {
        return settings("portal", url, 0);
    }

    private static TrytonSettings settings(String user, URI url, int transitDays) {
        return new TrytonSettings(url, "erp", user, PASSWORD, null, 30, 10, transitDays, List.of("invoice_payment_term_"),
                Duration.ofSeconds(3), Duration.ofSeconds(45), Duration.ofMinutes(5), null);
    }

    /** Starts the server again after {@link #down()}, with what is in its database. */
    public void up() throws IOException, InterruptedException {
        server = process(folder, "trytond", "-c", "trytond.conf", "-d", "erp");
        long begin = System.nanoTime();
        while (true) {
            try {
                salesman.version(Duration.ofSeconds(2));
                return;
            } catch (ErpException notYet) {
                if (!server.isAlive() || System.nanoTime() - begin > START.toNanos()) {
                    throw new IllegalStateException("trytond does not answer: " + Files.readString(folder.resolve("log")), notYet);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    public void down() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(10, TimeUnit.SECONDS)) {
            server.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        down();
        if (postgres != null) {
            postgres.close();
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    /** A line of a quote. */
    public record Line(String product, String quantity) {
    }

    /** A salesman makes a quote, and gives its number. */
    public String raiseQuote(String customer, Line... lines) {
        long party = party(customer);
        Map<String, Object> head = new HashMap<>();
        head.put("party", party);
        head.put("company", salesman.who().company());
        for (String empty : List.of("shipment_party", "invoice_party", "payment_term", "price_list", "invoice_address", "shipment_address")) {
            head.put(empty, null);
        }
        head.put("lines", List.of());
        salesman.ask("model.sale.sale.on_change", List.of(head, List.of("party")), Map.of()).path(0).fields().forEachRemaining(
                change -> head.replace(change.getKey(), change.getValue().isNull() ? null : change.getValue()));
        List<Map<String, Object>> created = new ArrayList<>();
        for (Line line : lines) {
            created.add(line(head, line));
        }
        head.values().removeIf(java.util.Objects::isNull);
        head.put("lines", List.of(List.of("create", created)));
        head.put("description", "Offerte " + customer);
        long sale = salesman.tell("model.sale.sale.create", List.of(List.of(head))).get(0).longValue();
        step("quote", sale);
        return salesman.records("sale.sale", List.of(sale), List.of("number")).get(0).text("number");
    }

    /** The salesman changes the quantity of the first line and quotes it again. */
    public void changeQuote(String number, String quantity) {
        long sale = sale(number);
        step("draft", sale);
        long line = salesman.search("sale.line", List.of(List.of("sale", "=", sale)), 1, null, List.of("type")).get(0).id();
        salesman.tell("model.sale.line.write", List.of(List.of(line), Map.of("quantity", new BigDecimal(quantity).doubleValue())));
        step("quote", sale);
    }

    /** One step of a sale in Tryton's own work flow. */
    public void step(String button, String number) {
        step(button, sale(number));
    }

    /** Everything that waits for a sale leaves. */
    public void ship(String number) {
        List<Long> shipments = salesman.search("stock.move", List.of(List.of("sale", "=", sale(number)),
                        List.of("state", "not in", List.of("done", "cancelled"))), 100, null, List.of("shipment")).stream()
                .map(move -> Long.valueOf(move.text("shipment").substring("stock.shipment.out,".length()))).distinct().toList();
        for (String button : List.of("assign_force", "pick", "pack", "done")) {
            salesman.tell("model.stock.shipment.out." + button, List.of(shipments));
        }
    }

    /** Everything of a sale is billed, and the bills are issued. */
    public void bill(String number) {
        List<Long> invoices = salesman.records("sale.sale", List.of(sale(number)), List.of("invoices")).get(0).ids("invoices");
        salesman.tell("model.account.invoice.post", List.of(invoices));
    }

    /** Money comes in for an invoice, less than is open. */
    public void pay(String invoice, String amount) {
        List<Long> paid = List.of(invoice(invoice));
        Map<String, Object> about = Map.of("active_model", "account.invoice", "active_ids", paid, "active_id", paid.get(0));
        String wizard = "wizard.account.invoice.pay.";
        long session = salesman.tell(wizard + "create", List.of()).path(0).longValue();
        Map<String, Object> start = filled(salesman.tell(wizard + "execute", List.of(session, Map.of(), "start"), about));
        start.put("payment_method", salesman.search("account.invoice.payment.method", List.of(), 1, null, List.of("name")).get(0).id());
        start.put("amount", new BigDecimal(amount));
        start.put("description", null);
        Map<String, Object> ask = filled(salesman.tell(wizard + "execute", List.of(session, Map.of("start", start), "choice"), about));
        ask.put("type", "partial");
        salesman.tell(wizard + "execute", List.of(session, Map.of("start", start, "ask", ask), "pay"), about);
        salesman.tell(wizard + "delete", List.of(session));
    }

    private static Map<String, Object> filled(JsonNode step) {
        Map<String, Object> values = new HashMap<>();
        step.path("view").path("defaults").fields().forEachRemaining(value -> {
            if (!value.getKey().endsWith(".")) {
                values.put(value.getKey(), value.getValue());
            }
        });
        return values;
    }

    /** Tryton's own warehouse books the goods of a return that are expected now. */
    public void takeBack(String goodsReturn) {
        List<Long> shipments = salesman.search("sale.sale", List.of(List.of("reference", "=", goodsReturn)), 10, null,
                List.of("shipment_returns")).stream().flatMap(sale -> sale.ids("shipment_returns").stream()).toList();
        salesman.tell("model.stock.shipment.out.return.receive", List.of(shipments));
        salesman.tell("model.stock.shipment.out.return.done", List.of(shipments));
    }

    /** How many complaints there are about a return, and how many sales came of them. */
    public List<Long> complaints(String goodsReturn) {
        return List.of(salesman.count("sale.complaint", List.of(List.of("reference", "=", goodsReturn))),
                salesman.count("sale.sale", List.of(List.of("reference", "=", goodsReturn))));
    }

    /** How many credit notes there are with that reference. */
    public long creditNotes(String reference) {
        return salesman.count("account.invoice", List.of(List.of("reference", "=", reference)));
    }

    public String stateOfInvoice(String number) {
        return salesman.records("account.invoice", List.of(invoice(number)), List.of("state")).get(0).text("state");
    }

    private long invoice(String number) {
        return salesman.search("account.invoice", List.of(List.of("number", "=", number)), 1, null, List.of("number")).get(0).id();
    }

    /** The salesman gives the first line of a quote another price and quotes it again. */
    public void price(String number, String price) {
        long sale = sale(number);
        step("draft", sale);
        long line = salesman.search("sale.line", List.of(List.of("sale", "=", sale)), 1, null, List.of("type")).get(0).id();
        salesman.tell("model.sale.line.write", List.of(List.of(line), Map.of("unit_price", new BigDecimal(price))));
        step("quote", sale);
    }

    /** The salesman gives a discount on the first line of a quote and quotes it again. */
    public void discount(String number, String rate) {
        long sale = sale(number);
        step("draft", sale);
        TrytonRecord line = salesman.search("sale.line", List.of(List.of("sale", "=", sale)), 1, null, List.of("unit_price")).get(0);
        BigDecimal price = line.number("unit_price");
        salesman.tell("model.sale.line.write", List.of(List.of(line.id()), Map.of("base_price", price, "unit_price",
                price.multiply(BigDecimal.ONE.subtract(new BigDecimal(rate))).setScale(4, RoundingMode.HALF_EVEN))));
        step("quote", sale);
    }

    /** Whether a product is sold from now on. */
    public void sell(String product, boolean sold) {
        long template = salesman.search("product.product", List.of(List.of("code", "=", product)), 1, null, List.of("template")).get(0)
                .whole("template");
        salesman.tell("model.product.template.write", List.of(List.of(template), Map.of("salable", sold)));
    }

    public String state(String number) {
        return salesman.records("sale.sale", List.of(sale(number)), List.of("state")).get(0).text("state");
    }

    /** Descriptions of the files that are kept with a customer and with a sale, and what each holds. */
    public Map<String, byte[]> files(String customer, String number) {
        Map<String, byte[]> files = new HashMap<>();
        for (String place : List.of("party.party," + party(customer), "sale.sale," + sale(number))) {
            salesman.search("ir.attachment", List.of(List.of("resource", "=", place)), 100, null, List.of("description", "data"))
                    .forEach(file -> files.merge(place.substring(0, place.indexOf(',')) + ": " + file.text("description"),
                            TrytonJson.bytes(file.fields().get("data")), (first, again) -> {
                                throw new IllegalStateException("Twice with " + place);
                            }));
        }
        return files;
    }

    /** How many sales there are with that text in their description. */
    public long salesWith(String description) {
        return salesman.count("sale.sale", List.of(List.of("description", "like", "%" + description + "%")));
    }

    /** Texts of the notes on a sale, oldest first. */
    public List<String> notes(String number) {
        return salesman.search("ir.note", List.of(List.of("resource", "=", "sale.sale," + sale(number))), 100,
                List.of(List.of("id", "ASC")), List.of("message")).stream().map(note -> note.text("message")).toList();
    }

    /** Number of the customer with that name. */
    public String customer(String name) {
        return salesman.search("party.party", List.of(List.of("name", "=", name)), 1, null, List.of("code"), Map.of("active_test", false))
                .get(0).text("code");
    }

    /** Number of the sale with that reference. */
    public String saleWith(String reference) {
        return salesman.search("sale.sale", List.of(List.of("reference", "=", reference)), 1, null, List.of("number")).get(0)
                .text("number");
    }

    /** Number of the invoice of the sale with that reference. */
    public String invoiceOf(String reference) {
        return salesman.search("sale.sale", List.of(List.of("reference", "=", reference)), 1, null, List.of("invoices", "invoices.number"))
                .get(0).all("invoices").get(0).text("number");
    }

    private long party(String number) {
        return salesman.search("party.party", List.of(List.of("code", "=", number)), 1, null, List.of("code")).get(0).id();
    }

    private long sale(String number) {
        return salesman.search("sale.sale", List.of(List.of("number", "=", number)), 1, null, List.of("number")).get(0).id();
    }

    private void step(String button, long sale) {
        salesman.tell("model.sale.sale." + button, List.of(List.of(sale)));
    }

    private Map<String, Object> line(Map<String, Object> head, Line asked) {
        long product = salesman.search("product.product", List.of(List.of("code", "=", asked.product())), 1, null, List.of("code")).get(0)
                .id();
        Map<String, Object> line = new HashMap<>();
        line.put("type", "line");
        line.put("product", product);
        line.put("quantity", new BigDecimal(asked.quantity()).doubleValue());
        for (String empty : List.of("unit", "unit_price", "_parent_sale.sale_date", "_parent_sale.currency",
                "_parent_sale.shipment_party", "_parent_sale.invoice_party", "_parent_sale.warehouse")) {
            line.put(empty, null);
        }
        line.put("taxes", List.of());
        line.put("_parent_sale.party", head.get("party"));
        line.put("_parent_sale.company", head.get("company"));
        line.put("_parent_sale.price_list", head.get("price_list"));
        line.put("_parent_sale.shipment_address", head.get("shipment_address"));
        JsonNode changed = salesman.ask("model.sale.line.on_change", List.of(line, List.of("product")), Map.of()).path(0);
        List<Long> taxes = new ArrayList<>();
        changed.path("taxes").path("add").forEach(added -> taxes.add(added.path(1).path("id").longValue()));
        return Map.of("type", "line", "product", product, "quantity", line.get("quantity"), "unit", changed.path("unit"),
                "unit_price", changed.path("unit_price"), "taxes", List.of(List.of("add", taxes)));
    }

    private static Path seeded() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        byte[] seed = LiveTryton.class.getResourceAsStream("/tryton/seed.py").readAllBytes();
        String content = Sha256.hex(LocalDate.now() + MODULES + new String(seed, StandardCharsets.UTF_8)).substring(0, 16);
        Path seeded = FOLDER.resolve("seeded-" + content + ".sqlite");
        if (Files.exists(seeded)) {
            return seeded;
        }
        try (DirectoryStream<Path> older = Files.newDirectoryStream(FOLDER, "seeded-*")) {
            for (Path file : older) {
                Files.delete(file);
            }
        }
        Path folder = Files.createTempDirectory(FOLDER, "seed-");
        Files.createFile(folder.resolve("erp.sqlite"));
        configure(folder, 0, "sqlite://");
        seed(folder, "sqlite:///erp");
        Files.move(folder.resolve("erp.sqlite"), seeded, StandardCopyOption.ATOMIC_MOVE);
        FileSystemUtils.deleteRecursively(folder);
        return seeded;
    }

    private static void seed(Path folder, String database) throws IOException, InterruptedException {
        Files.write(folder.resolve("seed.py"), LiveTryton.class.getResourceAsStream("/tryton/seed.py").readAllBytes());
        Files.writeString(folder.resolve("pass"), "Beheer-2-geheim-Qz81\n");
        List<String> admin = new ArrayList<>(List.of("trytond-admin", "-c", "trytond.conf", "-d", "erp", "--all", "-u"));
        admin.addAll(List.of(MODULES.split(" ")));
        admin.addAll(List.of("--activate-dependencies", "--email", "admin@example.com", "-l", "nl"));
        finish(folder, process(folder, admin.toArray(String[]::new)));
        finish(folder, process(folder, "/usr/bin/python3", "-W", "ignore", "seed.py", database));
    }

    private static void configure(Path folder, int port, String database) throws IOException {
        Files.writeString(folder.resolve("trytond.conf"), """
                [database]
                uri = %s
                path = %s
                [web]
                listen = 127.0.0.1:%d
                """.formatted(database, folder, port));
    }

    private static Process process(Path folder, String... command) throws IOException {
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        process.environment().put("TRYTONPASSFILE", folder.resolve("pass").toString());
        process.environment().put("TRYTOND_CONFIG", folder.resolve("trytond.conf").toString());
        if (!POSTGRESQL) {
            process.environment().put("DB_FILE", folder.resolve("erp.sqlite").toString());
        }
        return process.start();
    }

    private static void finish(Path folder, Process process) throws IOException, InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("Tryton's database could not be made: " + Files.readString(folder.resolve("log")));
        }
    }
}

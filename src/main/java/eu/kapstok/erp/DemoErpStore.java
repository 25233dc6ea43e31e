package eu.kapstok.erp;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The demo ERP's tables as records. */
@Component
@Profile("demo")
class DemoErpStore {

    private static final String PRODUCT = """
            select code, name, name_fr, name_en, unit, list_price, cost_price, vat_rate, stock, active, pack_size,
                   minimum_quantity, whole_units, needs_contract, business_only
            from product
            """;

    /**
     * A product and how it is sold.
     *
     * @param packSize null where sold loose
     * @param businessOnly not for consumers
     */
    record Product(ErpProduct product, BigDecimal packSize, BigDecimal minimumQuantity, boolean wholeUnits, boolean needsContract,
                   boolean businessOnly) {
    }

    private record KnownFaults(DemoFaults faults, long readAt) {
    }

    /** Another node hears of a fault this much later. */
    private static final long FAULTS_AGE = Duration.ofSeconds(1).toNanos();

    private final JdbcClient sql;
    private volatile KnownFaults knownFaults;

    DemoErpStore(DemoErpDatabase database) {
        this.sql = database.sql();
    }

    // customers

    void add(ErpCustomer customer) {
        sql.sql("""
                insert into customer (number, name, kind, country, language, segment, vat_number, credit_limit, large_company,
                                      payment_term_days, account_manager)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """).params(customer.number(), customer.name(), customer.kind().name(), customer.country(), customer.language(),
                customer.segment(), customer.vatNumber(), customer.creditLimit(), customer.largeCompany(),
                customer.paymentTermDays(), customer.accountManager()).update();
        add(customer.number(), 0, customer.invoiceAddress());
        for (int i = 0; i < customer.deliveryAddresses().size(); i++) {
            add(customer.number(), i + 1, customer.deliveryAddresses().get(i));
        }
        for (int i = 0; i < customer.contacts().size(); i++) {
            add(customer.number(), i, customer.contacts().get(i));
        }
    }

    private void add(String customer, int position, ErpAddress address) {
        sql.sql("insert into address values (?, ?, ?, ?, ?, ?, ?, ?)").params(address.id(), customer, position, address.name(),
                address.street(), address.postalCode(), address.city(), address.country()).update();
    }

    private void add(String customer, int position, ErpContact contact) {
        sql.sql("insert into contact values (?, ?, ?, ?, ?, ?, ?, ?)").params(contact.id(), customer, position,
                contact.firstName(), contact.lastName(), contact.email(), contact.phone(), contact.language()).update();
    }

    List<ErpCustomer> customersAfter(String number, int size) {
        return withParts(sql.sql("select * from customer where number > ? order by number limit ?").params(number, size)
                .query(DemoErpStore::customer).list());
    }

    Optional<ErpCustomer> customer(String number) {
        return withParts(payer(number).stream().toList()).stream().findFirst();
    }

    /** Without addresses and contacts. */
    Optional<ErpCustomer> payer(String number) {
        return sql.sql("select * from customer where number = ?").param(number).query(DemoErpStore::customer).optional();
    }

    boolean creditBlocked(String customer) {
        return sql.sql("select credit_block from customer where number = ?").param(customer).query(Boolean.class).single();
    }

    /** A contract that is filed already stays as it is. */
    void file(String customer, ErpContract contract) {
        sql.sql("""
                insert into contract (number, customer, sales_order, title, signed_on, starts_on, ends_on, notice_on, file_name, sha256, pdf)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (number) do nothing
                """).params(contract.number(), customer, contract.order(), contract.title(), contract.signedOn(), contract.startsOn(),
                contract.endsOn(), contract.noticeOn(), contract.fileName(), contract.sha256(), contract.pdf()).update();
    }

    List<ErpContract> contractsOf(String customer, int most) {
        return sql.sql("select * from contract where customer = ? order by number desc limit ?").params(customer, most)
                .query((row, index) -> new ErpContract(row.getString("number"), row.getString("customer"), row.getString("sales_order"),
                        row.getString("title"), row.getObject("signed_on", LocalDate.class), row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class), row.getObject("notice_on", LocalDate.class), row.getString("file_name"),
                        row.getString("sha256"), row.getBytes("pdf"))).list();
    }

    void blockCredit(String customer, boolean blocked) {
        sql.sql("update customer set credit_block = ? where number = ?").params(blocked, customer).update();
    }

    private static ErpCustomer customer(ResultSet row, int index) throws SQLException {
        return new ErpCustomer(row.getString("number"), row.getString("name"), ErpCustomer.Kind.valueOf(row.getString("kind")),
                row.getString("country"), row.getString("language"), row.getString("segment"), row.getString("vat_number"), null,
                List.of(), row.getBigDecimal("credit_limit"), row.getBoolean("large_company"), row.getInt("payment_term_days"),
                row.getString("account_manager"), List.of());
    }

    private List<ErpCustomer> withParts(List<ErpCustomer> customers) {
        if (customers.isEmpty()) {
            return customers;
        }
        List<String> numbers = customers.stream().map(ErpCustomer::number).toList();
        Map<String, Map<Integer, ErpAddress>> addresses = new LinkedHashMap<>();
        sql.sql("select * from address where customer in (:numbers) order by customer, position").param("numbers", numbers)
                .query(row -> {
                    addresses.computeIfAbsent(row.getString("customer"), customer -> new LinkedHashMap<>())
                            .put(row.getInt("position"), new ErpAddress(row.getString("id"), row.getString("name"),
                                    row.getString("street"), row.getString("postal_code"), row.getString("city"),
                                    row.getString("country")));
                });
        Map<String, List<ErpContact>> contacts = sql
                .sql("select * from contact where customer in (:numbers) order by customer, position").param("numbers", numbers)
                .query((row, index) -> Map.entry(row.getString("customer"), new ErpContact(row.getString("id"),
                        row.getString("first_name"), row.getString("last_name"), row.getString("email"),
                        row.getString("phone"), row.getString("language"))))
                .list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return customers.stream().map(c -> new ErpCustomer(c.number(), c.name(), c.kind(), c.country(), c.language(),
                c.segment(), c.vatNumber(), addresses.get(c.number()).get(0),
                addresses.get(c.number()).entrySet().stream().filter(address -> address.getKey() > 0)
                        .map(Map.Entry::getValue).toList(),
                c.creditLimit(), c.largeCompany(), c.paymentTermDays(), c.accountManager(), contacts.get(c.number()))).toList();
    }

    ErpCredit credit(ErpCustomer customer, LocalDate today) {
        return sql.sql("""
                select (select coalesce(sum(open), 0.00) from invoice where customer = :customer),
                       (select coalesce(sum(gross), 0.00) from sales_order
                        where customer = :customer and not invoiced and state <> 'CANCELLED'),
                       (select :today - min(due_date) from invoice where customer = :customer and open > 0 and due_date < :today),
                       exists (select from sales_order where customer = :customer and state not in ('OPEN', 'CANCELLED'))
                """).param("customer", customer.number()).param("today", today)
                .query((row, index) -> new ErpCredit(row.getBigDecimal(1), row.getBigDecimal(2), customer.creditLimit(), row.getInt(3),
                        !row.getBoolean(4))).single();
    }

    // products

    void add(Product product) {
        ErpProduct p = product.product();
        sql.sql("""
                insert into product (code, name, name_fr, name_en, unit, list_price, cost_price, vat_rate, stock, active, pack_size,
                                     minimum_quantity, whole_units, needs_contract, business_only)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """).params(p.code(), p.name(), p.nameIn("fr"), p.nameIn("en"), p.unit(), p.listPrice(), p.costPrice(),
                p.vatRate(), p.stock(), p.active(), product.packSize(), product.minimumQuantity(), product.wholeUnits(),
                product.needsContract(), product.businessOnly()).update();
    }

    List<Product> productsAfter(String code, String text, int size) {
        return sql.sql(PRODUCT + "where code > :code and (code ilike :text or name ilike :text) order by code limit :size")
                .param("code", code).param("text", pattern(text)).param("size", size).query(DemoErpStore::product).list();
    }

    /** Products that a customer may buy, by code, with that text in their code or a name; "" for all. */
    List<Product> soldAfter(boolean business, String code, String text, int size) {
        return sql.sql(PRODUCT + """
                        where active and (:business or not business_only) and code > :code
                          and (code ilike :text or name ilike :text or name_fr ilike :text or name_en ilike :text)
                        order by code limit :size
                        """)
                .param("business", business).param("code", code).param("text", pattern(text)).param("size", size)
                .query(DemoErpStore::product).list();
    }

    /** Those of the products that a customer may buy, by code. */
    List<Product> sold(boolean business, List<String> codes) {
        return codes.isEmpty() ? List.of() : sql.sql(PRODUCT + """
                        where active and (:business or not business_only) and code in (:codes) order by code
                        """)
                .param("business", business).param("codes", codes).query(DemoErpStore::product).list();
    }

    List<ErpProduct> products(List<String> codes) {
        return codes.isEmpty() ? List.of() : sql.sql(PRODUCT + "where code in (:codes)").param("codes", codes)
                .query(DemoErpStore::product).list().stream().map(Product::product).toList();
    }

    Optional<Product> product(String code) {
        return sql.sql(PRODUCT + "where code = ?").param(code).query(DemoErpStore::product).optional();
    }

    void sell(String code, boolean active) {
        sql.sql("update product set active = ? where code = ?").params(active, code).update();
    }

    private static String pattern(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static Product product(ResultSet row, int index) throws SQLException {
        return new Product(new ErpProduct(row.getString("code"), row.getString("name"), row.getString("unit"),
                money(row, "list_price"), money(row, "cost_price"), plain(row, "vat_rate"), plain(row, "stock"),
                row.getBoolean("active"), Map.of("nl", row.getString("name"), "fr", row.getString("name_fr"),
                "en", row.getString("name_en"))), row.getBigDecimal("pack_size") == null ? null : plain(row, "pack_size"),
                plain(row, "minimum_quantity"), row.getBoolean("whole_units"), row.getBoolean("needs_contract"),
                row.getBoolean("business_only"));
    }

    // quotes

    void add(ErpQuote quote) {
        sql.sql("""
                insert into quote (number, version, state, customer, contact, language, quote_date, valid_until,
                                   payment_term_days, non_standard_terms, discount_percent, created_by, request_reference)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """).params(quote.number(), Integer.valueOf(quote.version()), quote.state().name(), quote.customer(),
                quote.contact(), quote.language(), quote.date(), quote.validUntil(), quote.paymentTermDays(),
                quote.nonStandardTerms(), quote.discountPercent(), quote.createdBy(), quote.requestReference()).update();
        addLines(quote);
    }

    void replace(ErpQuote quote) {
        sql.sql("""
                update quote set version = ?, state = ?, contact = ?, language = ?, quote_date = ?, valid_until = ?,
                       payment_term_days = ?, non_standard_terms = ?, discount_percent = ?, created_by = ?,
                       request_reference = ?, reason = null
                where number = ?
                """).params(Integer.valueOf(quote.version()), quote.state().name(), quote.contact(), quote.language(),
                quote.date(), quote.validUntil(), quote.paymentTermDays(), quote.nonStandardTerms(), quote.discountPercent(),
                quote.createdBy(), quote.requestReference(), quote.number()).update();
        addLines(quote);
    }

    private void addLines(ErpQuote quote) {
        for (ErpQuote.Line line : quote.lines()) {
            sql.sql("insert into quote_line values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").params(quote.number(),
                    Integer.valueOf(quote.version()), line.position(), line.product(), line.description(), line.unit(),
                    line.quantity(), line.unitPrice(), line.discountPercent(), line.vatRate(), line.unitCost()).update();
        }
    }

    Optional<ErpQuote> quote(String number) {
        return quote(number, "");
    }

    /** Nobody else changes the quote until the transaction ends. */
    Optional<ErpQuote> lockQuote(String number) {
        return quote(number, " for update");
    }

    private Optional<ErpQuote> quote(String number, String lock) {
        return sql.sql("select * from quote where number = ?" + lock).param(number)
                .query((row, index) -> new ErpQuote(row.getString("number"), row.getString("version"),
                        ErpQuote.State.valueOf(row.getString("state")), row.getString("customer"), row.getString("contact"),
                        row.getString("language"), row.getObject("quote_date", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class), row.getInt("payment_term_days"),
                        row.getBoolean("non_standard_terms"), plain(row, "discount_percent"), row.getString("created_by"),
                        row.getString("request_reference"), lines(number, row.getInt("version"))))
                .optional();
    }

    private List<ErpQuote.Line> lines(String number, int version) {
        return sql.sql("select * from quote_line where quote = ? and version = ? order by position").params(number, version)
                .query((row, index) -> new ErpQuote.Line(row.getInt("position"), row.getString("product"),
                        row.getString("description"), row.getString("unit"), plain(row, "quantity"),
                        money(row, "unit_price"), plain(row, "discount_percent"), plain(row, "vat_rate"),
                        money(row, "unit_cost")))
                .list();
    }

    void close(String number, ErpQuote.State state, String reason) {
        sql.sql("update quote set state = ?, reason = ? where number = ?").params(state.name(), reason, number).update();
    }

    void extend(String number, LocalDate validUntil) {
        sql.sql("update quote set state = 'OPEN', valid_until = ? where number = ?").params(validUntil, number).update();
    }

    /** The newest quotes, without their lines. */
    List<ErpQuote> newestQuotes(int size) {
        return sql.sql("select number from quote order by number desc limit ?").param(size).query(String.class).list().stream()
                .flatMap(number -> quote(number).stream()).toList();
    }

    // commands, facts, faults

    record Command(String content, String result) {
    }

    Optional<Command> command(String key) {
        return sql.sql("select content, result from command where key = ?").param(key)
                .query((row, index) -> new Command(row.getString("content"), row.getString("result"))).optional();
    }

    void addCommand(String key, Command command) {
        sql.sql("insert into command values (?, ?, ?)").params(key, command.content(), command.result()).update();
    }

    /** Facts become known one after the other, so that nobody reads past one that is not there yet. */
    void add(ErpEvent fact) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('demo-erp:fact', 0))").query((row, index) -> true).list();
        sql.sql("insert into fact (id, type, key, reference, told) values (?, ?, ?, ?, false)")
                .params(fact.id(), fact.type(), fact.key(), fact.reference()).update();
    }

    List<ErpEvent> untoldFacts() {
        return sql.sql("select id, type, key, reference from fact where not told order by id limit 200")
                .query((row, index) -> new ErpEvent(row.getString(1), row.getString(2), row.getString(3),
                        row.getString(4))).list();
    }

    /** @param position of a fact, as {@link #lastPosition} */
    record KnownFact(ErpEvent fact, long position) {
    }

    List<KnownFact> factsAfter(long position, int size) {
        return sql.sql("select id, type, key, reference, position from fact where position > ? order by position limit ?")
                .params(position, size)
                .query((row, index) -> new KnownFact(new ErpEvent(row.getString(1), row.getString(2), row.getString(3),
                        row.getString(4)), row.getLong(5))).list();
    }

    /** Of the newest fact, 0 before the first. */
    long lastPosition() {
        return sql.sql("select coalesce(max(position), 0) from fact").query(Long.class).single();
    }

    void told(ErpEvent fact) {
        sql.sql("update fact set told = true where id = ?").param(fact.id()).update();
    }

    DemoFaults faults() {
        KnownFaults current = knownFaults;
        if (current == null || System.nanoTime() - current.readAt() > FAULTS_AGE) {
            current = new KnownFaults(sql.sql("select mode, reject_next, lose_answer_next from fault")
                    .query((row, index) -> new DemoFaults(DemoFaults.Mode.valueOf(row.getString(1)), row.getBoolean(2),
                            row.getBoolean(3)))
                    .single(), System.nanoTime());
            knownFaults = current;
        }
        return current.faults();
    }

    void faults(DemoFaults faults) {
        sql.sql("update fault set mode = ?, reject_next = ?, lose_answer_next = ?")
                .params(faults.mode().name(), faults.rejectNext(), faults.loseAnswerNext()).update();
        knownFaults = null;
    }

    /** True for the one caller who is to be refused. */
    boolean takeRejectNext() {
        return faults().rejectNext() && take("update fault set reject_next = false where reject_next");
    }

    /** True for the one caller who is not to hear the answer. */
    boolean takeLoseAnswerNext() {
        return faults().loseAnswerNext() && take("update fault set lose_answer_next = false where lose_answer_next");
    }

    private boolean take(String fault) {
        boolean first = sql.sql(fault).update() > 0;
        knownFaults = null;
        return first;
    }

    // numbers and beginnings

    /** The next number of its kind and year, such as {@code Q2026-00042}. */
    String nextNumber(String prefix, int year) {
        String series = prefix + year;
        int value = sql.sql("""
                insert into counter values (?, 1) on conflict (name) do update set value = counter.value + 1 returning value
                """).param(series).query(Integer.class).single();
        return "%s-%05d".formatted(series, value);
    }

    boolean isEmpty() {
        return sql.sql("select not exists (select from customer)").query(Boolean.class).single();
    }

    boolean hasNoQuotes() {
        return sql.sql("select not exists (select from quote)").query(Boolean.class).single();
    }

    void clear() {
        sql.sql("""
                truncate customer, address, contact, product, quote, quote_line, sales_order, order_line, shipment,
                         shipment_line, destination, payment, invoice, invoice_line, invoice_vat, customer_price, command, fact, counter,
                         goods_return, goods_return_line, goods_return_parcel, goods_return_part, repair_order, repair_line,
                         contract
                """).update();
        faults(DemoFaults.NONE);
    }

    static BigDecimal plain(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    static BigDecimal money(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column).stripTrailingZeros();
        return value.scale() < 2 ? value.setScale(2) : value;
    }
}

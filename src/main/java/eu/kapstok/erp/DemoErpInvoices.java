package eu.kapstok.erp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The demo ERP's invoices and credit notes, and what of them is still to be paid. */
@Component
@Profile("demo")
class DemoErpInvoices {

    static final String CURRENCY = "EUR";

    private static final String PLACE = "\\d{4}-\\d{2}-\\d{2}\\|[A-Za-z0-9-]{1,20}";
    private static final String FIRST_PLACE = "0001-01-01|";

    private final JdbcClient sql;

    DemoErpInvoices(DemoErpDatabase database) {
        this.sql = database.sql();
    }

    /** An invoice of an order. */
    void add(String number, ErpOrder order, LocalDate date, LocalDate dueDate, BigDecimal open) {
        add(new ErpInvoice(number, order.customer(), date, dueDate, CURRENCY, order.net(), order.vat(), order.gross(), open,
                List.of(order.number()), null));
        List<BigDecimal> nets = DemoErpTotals.netsAfterDiscount(order.lines(), order.discountPercent());
        for (int i = 0; i < nets.size(); i++) {
            ErpOrder.Line line = order.lines().get(i);
            addLine(number, i + 1, order.number(), i + 1, line.product(), line.description(), line.unit(), line.ordered(), line.vatRate(),
                    nets.get(i), null);
        }
        sql.sql("""
                insert into invoice_vat select invoice, vat_rate, sum(net), round(sum(net) * vat_rate / 100, 2)
                from invoice_line where invoice = ? group by invoice, vat_rate
                """).param(number).update();
    }

    /** A credit note, with what it gives back line by line. */
    void add(ErpInvoice note, ErpCreditTotals totals, String reason, String idempotencyKey) {
        add(note);
        sql.sql("update invoice set reason = ?, idempotency_key = ? where number = ?").params(reason, idempotencyKey, note.number())
                .update();
        for (int i = 0; i < totals.lines().size(); i++) {
            ErpCreditTotals.Line line = totals.lines().get(i);
            ErpInvoiceLine billed = line.billed();
            addLine(note.number(), i + 1, billed.order(), billed.orderLine(), billed.product(), billed.description(), billed.unit(),
                    line.quantity(), billed.vatRate(), line.net().negate(), billed.line());
        }
        for (ErpCreditTotals.Rate rate : totals.rates()) {
            sql.sql("insert into invoice_vat values (?, ?, ?, ?)")
                    .params(note.number(), rate.rate(), rate.base().negate(), rate.vat().negate()).update();
        }
    }

    private void addLine(String invoice, int position, String order, Integer orderLine, String product, String description, String unit,
                         BigDecimal quantity, BigDecimal vatRate, BigDecimal net, Integer creditedLine) {
        sql.sql("""
                insert into invoice_line (invoice, position, sales_order, order_line, product, description, unit, quantity, vat_rate,
                                          net, credited_line)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """).params(invoice, position, order, orderLine, product, description, unit, quantity, vatRate, net, creditedLine)
                .update();
    }

    void add(ErpInvoice invoice) {
        sql.sql("""
                insert into invoice (number, customer, sales_order, invoice_date, due_date, net, vat, gross, open, credited_invoice)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """).params(invoice.number(), invoice.customer(), invoice.orders().stream().findFirst().orElse(null), invoice.date(), invoice.dueDate(),
                invoice.net(), invoice.vat(), invoice.total(), invoice.open(), invoice.creditedInvoice()).update();
    }

    Optional<ErpInvoice> invoice(String number) {
        return invoice(number, "");
    }

    /** Nobody else changes the invoice until the transaction ends. */
    Optional<ErpInvoice> lock(String number) {
        return invoice(number, " for update");
    }

    private Optional<ErpInvoice> invoice(String number, String lock) {
        return sql.sql("select * from invoice where number = ?" + lock).param(number).query((row, index) -> invoice(row)).optional();
    }

    /** Newest first. */
    List<ErpInvoice> ofCustomer(String customer, int size) {
        return sql.sql("select * from invoice where customer = ? order by due_date desc, number desc limit ?").params(customer, size)
                .query((row, index) -> invoice(row)).list();
    }

    void pay(String payment, ErpInvoice invoice, BigDecimal amount, LocalDate on) {
        sql.sql("insert into payment (number, invoice, amount, paid_on) values (?, ?, ?, ?)")
                .params(payment, invoice.number(), amount, on).update();
        sql.sql("update invoice set open = ? where number = ?")
                .params(invoice.open().subtract(amount).max(BigDecimal.ZERO), invoice.number()).update();
    }

    /** Of an order, the oldest first, without credit notes. */
    List<String> ofOrder(String order) {
        return sql.sql("select number from invoice where sales_order = ? and credited_invoice is null order by number").param(order)
                .query(String.class).list();
    }

    /** By line; one that bills no order line by line is one line of words. */
    List<ErpInvoiceLine> lines(String number) {
        List<ErpInvoiceLine> lines = sql.sql("""
                select line.*,
                       (select coalesce(sum(back.quantity), 0) from invoice note join invoice_line back on back.invoice = note.number
                        where note.credited_invoice = line.invoice and back.credited_line = line.position) as credited_quantity,
                       (select coalesce(-sum(back.net), 0) from invoice note join invoice_line back on back.invoice = note.number
                        where note.credited_invoice = line.invoice and back.credited_line = line.position) as credited_net
                from invoice_line line
                where line.invoice = ? and not exists (select from invoice where number = line.invoice and credited_invoice is not null)
                order by line.position
                """).param(number).query((row, index) -> line(row)).list();
        return lines.isEmpty() ? invoice(number).filter(invoice -> invoice.net().signum() > 0).map(this::asOneLine).stream().toList()
                : lines;
    }

    /** EUR including VAT that can still be credited. */
    BigDecimal left(ErpInvoice invoice) {
        return invoice.total().add(sql.sql("select coalesce(sum(gross), 0) from invoice where credited_invoice = ?")
                .param(invoice.number()).query(BigDecimal.class).single());
    }

    /** EUR of VAT of that rate that can still be credited. */
    BigDecimal vatLeft(String number, BigDecimal rate) {
        boolean known = sql.sql("select exists (select from invoice_vat where invoice = ?)").param(number).query(Boolean.class).single();
        BigDecimal billed = known ? sql.sql("select coalesce(sum(vat), 0) from invoice_vat where invoice = ? and vat_rate = ?")
                .params(number, rate).query(BigDecimal.class).single() : invoice(number).orElseThrow().vat();
        return billed.add(sql.sql("""
                select coalesce(sum(back.vat), 0) from invoice note join invoice_vat back on back.invoice = note.number
                where note.credited_invoice = ? and back.vat_rate = ?
                """).params(number, rate).query(BigDecimal.class).single());
    }

    /** That much of it is no longer to be paid. */
    void settle(String number, BigDecimal amount) {
        sql.sql("update invoice set open = open - ? where number = ?").params(amount, number).update();
    }

    /** Newest first. */
    List<DemoCreditNote> creditNotesOf(String customer, int size) {
        return sql.sql("select * from invoice where customer = ? and credited_invoice is not null order by number desc limit ?")
                .params(customer, size).query((row, index) -> new DemoCreditNote(invoice(row), row.getString("idempotency_key"))).list();
    }

    /**
     * By due date and number.
     *
     * @param customer null for all, as {@code dueBefore}
     * @param cursor of the last one before, null from the beginning
     */
    List<ErpReceivable> receivablesAfter(String customer, LocalDate dueBefore, String cursor, int size) {
        if (cursor != null && !cursor.matches(PLACE)) {
            throw new ErpException(ErpException.Kind.INVALID, "There is no page of receivables at " + cursor);
        }
        String[] after = (cursor == null ? FIRST_PLACE : cursor).split("\\|", -1);
        List<ErpInvoice> open = sql.sql("""
                select * from invoice
                where open <> 0 and (due_date, number) > (cast(:day as date), :number)
                  and (cast(:customer as varchar) is null or customer = :customer)
                  and (cast(:before as date) is null or due_date < :before)
                order by due_date, number limit :size
                """).param("day", after[0]).param("number", after[1]).param("customer", customer).param("before", dueBefore)
                .param("size", size).query((row, index) -> invoice(row)).list();
        Map<String, List<ErpReceivable.Payment>> payments = payments(open.stream().map(ErpInvoice::number).toList());
        return open.stream().map(invoice -> new ErpReceivable(invoice.number(), invoice.number(), invoice.customer(), invoice.date(),
                invoice.dueDate(), invoice.total(), invoice.open(), invoice.currency(), payments.getOrDefault(invoice.number(), List.of()))).toList();
    }

    private Map<String, List<ErpReceivable.Payment>> payments(List<String> invoices) {
        record Paid(String invoice, ErpReceivable.Payment payment) {
        }
        return invoices.isEmpty() ? Map.of() : sql.sql("select invoice, paid_on, amount from payment where invoice in (:invoices) order by paid_on, number")
                .param("invoices", invoices).query((row, index) -> new Paid(row.getString("invoice"),
                        new ErpReceivable.Payment(row.getObject("paid_on", LocalDate.class), row.getBigDecimal("amount")))).list().stream()
                .collect(Collectors.groupingBy(Paid::invoice, Collectors.mapping(Paid::payment, Collectors.toList())));
    }

    static String cursor(ErpReceivable receivable) {
        return receivable.dueDate() + "|" + receivable.id();
    }

    private static ErpInvoiceLine line(ResultSet row) throws SQLException {
        BigDecimal quantity = DemoErpStore.plain(row, "quantity");
        return new ErpInvoiceLine(row.getInt("position"), row.getString("sales_order"), (Integer) row.getObject("order_line"),
                row.getString("product"), row.getString("description"), row.getString("unit"), quantity,
                row.getBigDecimal("net").divide(quantity, 4, RoundingMode.HALF_UP), DemoErpStore.plain(row, "vat_rate"),
                row.getBigDecimal("net"), DemoErpStore.plain(row, "credited_quantity"), row.getBigDecimal("credited_net").setScale(2));
    }

    private ErpInvoiceLine asOneLine(ErpInvoice invoice) {
        BigDecimal rate = invoice.vat().multiply(new BigDecimal(100)).divide(invoice.net(), 0, RoundingMode.HALF_UP);
        BigDecimal credited = sql.sql("select coalesce(-sum(net), 0) from invoice where credited_invoice = ?").param(invoice.number())
                .query(BigDecimal.class).single().setScale(2);
        return new ErpInvoiceLine(1, invoice.orders().stream().findFirst().orElse(null), null, null, invoice.number(), "", BigDecimal.ONE,
                invoice.net(), rate, invoice.net(), BigDecimal.ZERO, credited);
    }

    private static ErpInvoice invoice(ResultSet row) throws SQLException {
        String order = row.getString("sales_order");
        return new ErpInvoice(row.getString("number"), row.getString("customer"), row.getObject("invoice_date", LocalDate.class),
                row.getObject("due_date", LocalDate.class), CURRENCY, row.getBigDecimal("net"), row.getBigDecimal("vat"),
                row.getBigDecimal("gross"), row.getBigDecimal("open"), order == null ? List.of() : List.of(order),
                row.getString("credited_invoice"));
    }
}

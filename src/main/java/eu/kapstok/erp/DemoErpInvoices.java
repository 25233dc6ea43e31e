package eu.kapstok.erp;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
    }

    void add(ErpInvoice invoice) {
        sql.sql("""
                insert into invoice (number, customer, sales_order, invoice_date, due_date, net, vat, gross, open, credited_invoice)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """).params(invoice.number(), invoice.customer(), invoice.orders().get(0), invoice.date(), invoice.dueDate(),
                invoice.net(), invoice.vat(), invoice.total(), invoice.open(), invoice.creditedInvoice()).update();
    }

    Optional<ErpInvoice> invoice(String number) {
        return sql.sql("select * from invoice where number = ?").param(number).query((row, index) -> invoice(row)).optional();
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
        return sql.sql("""
                select * from invoice
                where open <> 0 and (due_date, number) > (cast(:day as date), :number)
                  and (cast(:customer as varchar) is null or customer = :customer)
                  and (cast(:before as date) is null or due_date < :before)
                order by due_date, number limit :size
                """).param("day", after[0]).param("number", after[1]).param("customer", customer).param("before", dueBefore)
                .param("size", size).query((row, index) -> receivable(invoice(row))).list();
    }

    static String cursor(ErpReceivable receivable) {
        return receivable.dueDate() + "|" + receivable.id();
    }

    private static ErpReceivable receivable(ErpInvoice invoice) {
        return new ErpReceivable(invoice.number(), invoice.number(), invoice.customer(), invoice.date(), invoice.dueDate(),
                invoice.total(), invoice.open(), invoice.currency());
    }

    private static ErpInvoice invoice(ResultSet row) throws SQLException {
        String order = row.getString("sales_order");
        return new ErpInvoice(row.getString("number"), row.getString("customer"), row.getObject("invoice_date", LocalDate.class),
                row.getObject("due_date", LocalDate.class), CURRENCY, row.getBigDecimal("net"), row.getBigDecimal("vat"),
                row.getBigDecimal("gross"), row.getBigDecimal("open"), order == null ? List.of() : List.of(order),
                row.getString("credited_invoice"));
    }
}

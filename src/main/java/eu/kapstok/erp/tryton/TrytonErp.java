package eu.kapstok.erp.tryton;

import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpAcceptance;
import eu.kapstok.erp.ErpCapability;
import eu.kapstok.erp.ErpChanges;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpContract;
import eu.kapstok.erp.ErpCredit;
import eu.kapstok.erp.ErpCreditRequest;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.erp.ErpDelivered;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpInvoice;
import eu.kapstok.erp.ErpInvoiceLine;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.erp.ErpOrderRequest;
import eu.kapstok.erp.ErpPage;
import eu.kapstok.erp.ErpPrice;
import eu.kapstok.erp.ErpProduct;
import eu.kapstok.erp.ErpQuote;
import eu.kapstok.erp.ErpReceivable;
import eu.kapstok.erp.ErpRepair;
import eu.kapstok.erp.ErpRepairRequest;
import eu.kapstok.erp.ErpReplacement;
import eu.kapstok.erp.ErpReturn;
import eu.kapstok.erp.ErpReturnRequest;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * Tryton 6.0. A quote and its order are one sale under one number: the customer's acceptance is a note on the quotation, our
 * confirmation is Tryton's own. Tryton has no last day of a quotation, no reason for a refusal and no arrival of goods: the first
 * two are notes, the last is counted from the day of shipment. Its invoices come as PDF only where its server turns them into that, and
 * a sale that it works on already is only cancelled there. Goods come back through its complaints, where that module is active. It has
 * no repairs and no block of a customer's orders: its credit limit is an amount, and who has none is never stopped.
 */
public class TrytonErp implements Erp {

    private static final Duration PATIENCE_FOR_HEALTH = Duration.ofSeconds(2);

    private final TrytonRpc rpc;
    private final TrytonCustomers customers;
    private final TrytonProducts products;
    private final TrytonSales sales;
    private final TrytonOrders orders;
    private final TrytonCommands commands;
    private final TrytonCarts carts;
    private final TrytonInvoices invoices;
    private final TrytonMasterData master;
    private final TrytonReturns returns;
    private final TrytonCredits credits;
    private final TrytonContracts contracts;
    private final TrytonChanges changes;

    /**
     * @param read longest wait for an answer to a question
     * @param write longest wait for an answer to a command
     * @param toldVersion version of a quote in the newest fact that was told of it
     * @param tls whom to trust, null for whom Java trusts
     */
    public TrytonErp(TrytonSettings settings, Duration read, Duration write, Function<String, Optional<String>> toldVersion, Clock clock,
                     SSLContext tls) {
        rpc = new TrytonRpc(settings, read, write, tls);
        master = new TrytonMasterData(rpc);
        TrytonNotes notes = new TrytonNotes(rpc);
        TrytonAddresses addresses = new TrytonAddresses(rpc);
        customers = new TrytonCustomers(rpc, master, settings, clock);
        TrytonLines fillIn = new TrytonLines(rpc);
        products = new TrytonProducts(rpc, master, customers, fillIn, clock);
        sales = new TrytonSales(rpc, master, notes, settings);
        TrytonReturnSales back = new TrytonReturnSales(rpc, master);
        orders = new TrytonOrders(rpc, sales, master, back, settings, clock);
        commands = new TrytonCommands(rpc, sales, orders, notes, products, addresses, settings, clock);
        carts = new TrytonCarts(rpc, sales, orders, notes, customers, products, addresses, commands, fillIn, settings);
        invoices = new TrytonInvoices(rpc, customers);
        returns = new TrytonReturns(rpc, sales, orders, customers, back, notes);
        credits = new TrytonCredits(rpc, master, sales, invoices, clock);
        contracts = new TrytonContracts(rpc, customers, sales);
        changes = new TrytonChanges(rpc, sales, new TrytonFacts(rpc, sales, orders, returns, toldVersion), settings,
                read.dividedBy(2), clock);
    }

    @Override
    public Set<ErpCapability> capabilities() {
        Set<ErpCapability> able = EnumSet.complementOf(EnumSet.of(ErpCapability.REPAIRS, ErpCapability.CREDIT_BLOCK));
        if (!invoices.printsPdf()) {
            able.remove(ErpCapability.INVOICE_PDF);
        }
        if (!master.now().complaints()) {
            able.remove(ErpCapability.RETURNS);
        }
        return able;
    }

    @Override
    public RoundingMode rounding() {
        return TrytonMasterData.ROUNDING;
    }

    @Override
    public ErpPage<ErpCustomer> customers(String cursor) {
        return customers.page(cursor);
    }

    @Override
    public Optional<ErpCustomer> customer(String number) {
        return customers.customer(number);
    }

    @Override
    public ErpPage<ErpProduct> products(String text, String cursor) {
        return products.page(text, cursor);
    }

    @Override
    public ErpPage<ErpPrice> prices(String customer, String text, String cursor) {
        return products.prices(customer, text, cursor);
    }

    @Override
    public List<ErpPrice> pricesOf(String customer, List<String> codes) {
        return products.pricesOf(customer, codes);
    }

    @Override
    public Optional<ErpQuote> quote(String number) {
        return sales.sale(number).filter(TrytonSale::isQuote).map(sale -> sales.quote(sale.whenSettled()));
    }

    @Override
    public ErpCredit credit(String number) {
        return customers.credit(number, sales);
    }

    @Override
    public ErpOrder acceptQuote(ErpCommand command, String quoteNumber, ErpAcceptance acceptance) throws ErpOrderRejected {
        return commands.accept(command, quoteNumber, acceptance);
    }

    @Override
    public void declineQuote(ErpCommand command, String quoteNumber, String reason) {
        commands.decline(command, quoteNumber, reason);
    }

    @Override
    public void withdrawQuote(ErpCommand command, String quoteNumber, String reason) {
        commands.withdraw(command, quoteNumber, reason);
    }

    @Override
    public void expireQuote(ErpCommand command, String quoteNumber) {
        commands.expire(command, quoteNumber);
    }

    @Override
    public void extendQuote(ErpCommand command, String quoteNumber, LocalDate validUntil) {
        commands.extend(command, quoteNumber, validUntil);
    }

    @Override
    public Optional<ErpOrder> order(String number) {
        return sales.sale(number).filter(TrytonSale::isOrder).map(sale -> orders.order(sale.whenSettled()));
    }

    @Override
    public ErpOrder placeOrder(ErpCommand command, ErpOrderRequest request) throws ErpOrderRejected {
        return carts.place(command, request);
    }

    @Override
    public ErpOrder confirmOrder(ErpCommand command, String number) throws ErpOrderRejected {
        return commands.confirm(command, number);
    }

    @Override
    public void cancelOrder(ErpCommand command, String number, String reason) throws ErpOrderRejected {
        commands.cancel(command, number, reason);
    }

    @Override
    public ErpPage<ErpReceivable> receivables(String customer, LocalDate dueBefore, String cursor) {
        return invoices.receivables(customer, dueBefore, cursor);
    }

    @Override
    public void blockOrders(ErpCommand command, String customer, String reason) {
        throw noBlock();
    }

    @Override
    public void releaseOrders(ErpCommand command, String customer) {
        throw noBlock();
    }

    @Override
    public void fileContract(ErpCommand command, ErpContract contract) {
        contracts.file(contract);
    }

    @Override
    public Optional<ErpInvoice> invoice(String number) {
        return invoices.invoice(number);
    }

    @Override
    public Optional<byte[]> invoicePdf(String number) {
        if (!invoices.printsPdf()) {
            throw new ErpException(ErpException.Kind.UNSUPPORTED, "Tryton gives invoices as text documents, not as PDF");
        }
        return invoices.pdf(number);
    }

    @Override
    public List<ErpDelivered> delivered(String order) {
        return returns.delivered(order);
    }

    @Override
    public List<String> invoicesOf(String order) {
        return credits.invoicesOf(order);
    }

    @Override
    public List<ErpInvoiceLine> invoiceLines(String invoice) {
        return credits.lines(invoice);
    }

    @Override
    public ErpInvoice createCreditNote(ErpCommand command, ErpCreditRequest request) throws ErpOrderRejected {
        return credits.credit(command, request);
    }

    @Override
    public ErpReturn registerReturn(ErpCommand command, ErpReturnRequest request) throws ErpOrderRejected {
        needComplaints();
        return returns.register(command, request);
    }

    @Override
    public Optional<ErpReturn> goodsReturn(String number) {
        needComplaints();
        return returns.find(number);
    }

    @Override
    public ErpReturn receiveReturn(ErpCommand command, String number, ErpReturn.Receipt receipt) {
        needComplaints();
        return returns.receive(number, receipt);
    }

    @Override
    public void closeReturn(ErpCommand command, String number, String reason) {
        needComplaints();
        returns.close(command, number, reason);
    }

    @Override
    public ErpOrder orderReplacement(ErpCommand command, ErpReplacement request) throws ErpOrderRejected {
        return carts.replace(command, request);
    }

    @Override
    public ErpRepair orderRepair(ErpCommand command, ErpRepairRequest request) {
        throw new ErpException(ErpException.Kind.UNSUPPORTED, "Tryton has no repair orders");
    }

    @Override
    public ErpChanges changes(String place, int most) {
        return changes.since(place, most);
    }

    @Override
    public boolean available() {
        try {
            return !rpc.version(PATIENCE_FOR_HEALTH).isBlank() && rpc.who() != null;
        } catch (ErpException away) {
            return false;
        }
    }

    private void needComplaints() {
        if (!master.now().complaints()) {
            throw new ErpException(ErpException.Kind.UNSUPPORTED, "Tryton's module sale_complaint is not active; it expects no goods back");
        }
    }

    private static ErpException noBlock() {
        return new ErpException(ErpException.Kind.UNSUPPORTED, "Tryton has no block of a customer's orders");
    }
}

package eu.kapstok.erp;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at what an ERP answers before anybody works with it. */
class ErpAnswers {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** What a price of four decimals may be away from the ERP's own. */
    private static final BigDecimal HALF_A_PRICE = new BigDecimal("0.00005");

    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "en");
    private static final int LONGEST_ID = 140;
    private static final int LONGEST_PLACE = 1000;
    /** The currency of all prices and amounts here. */
    private static final String CURRENCY = "EUR";
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private ErpAnswers() {
    }

    static ErpPage<ErpCustomer> customers(ErpPage<ErpCustomer> page) {
        need(page != null && page.items() != null, "a page without customers");
        page.items().forEach(ErpAnswers::sound);
        return page;
    }

    static ErpPage<ErpProduct> products(ErpPage<ErpProduct> page) {
        need(page != null && page.items() != null, "a page without products");
        page.items().forEach(product -> need(id(product.code()) && text(product.name()) && text(product.unit())
                && amount(product.listPrice()) && amount(product.vatRate()) && product.names() != null, "product " + product.code()));
        return page;
    }

    static ErpPage<ErpPrice> prices(ErpPage<ErpPrice> page) {
        need(page != null && page.items() != null, "a page without prices");
        page.items().forEach(ErpAnswers::sound);
        return page;
    }

    static List<ErpPrice> prices(List<String> products, List<ErpPrice> prices) {
        need(prices != null, "no prices");
        prices.forEach(price -> {
            sound(price);
            need(products.contains(price.product()), "price of " + price.product() + " that nobody asked for");
        });
        return prices;
    }

    static Optional<ErpCustomer> customer(String number, Optional<ErpCustomer> customer) {
        customer.ifPresent(found -> {
            need(number.equals(found.number()), "another customer than " + number);
            sound(found);
        });
        return customer;
    }

    static Optional<ErpQuote> quote(String number, Optional<ErpQuote> quote) {
        quote.ifPresent(found -> {
            need(number.equals(found.number()), "another quote than " + number);
            need(text(found.version()) && found.state() != null && id(found.customer()) && LANGUAGES.contains(found.language())
                    && found.date() != null && found.validUntil() != null && found.paymentTermDays() >= 0
                    && percent(found.discountPercent()), "head of quote " + number);
            need(found.lines() != null && !found.lines().isEmpty(), "quote " + number + " without lines");
            found.lines().forEach(line -> need(sound(line), "line " + line.position() + " of quote " + number));
            need(found.vat() == null || near(found.vat(), vat(found), CENT.multiply(BigDecimal.valueOf(found.lines().size() + 1L))),
                    "VAT of quote " + number + " is not what its lines give");
        });
        return quote;
    }

    static ErpCredit credit(ErpCredit credit) {
        need(credit != null && credit.openReceivables() != null && credit.openOrders() != null
                && credit.oldestOverdueDays() >= 0, "credit");
        return credit;
    }

    static ErpOrder order(ErpOrder order) {
        need(order != null && id(order.number()) && order.state() != null && id(order.customer()) && order.lines() != null
                && !order.lines().isEmpty() && order.net() != null && order.vat() != null && order.gross() != null, "order");
        need(order.orderDate() != null && order.shipments() != null && percent(order.discountPercent())
                && (order.state() == ErpOrder.State.OPEN || order.state() == ErpOrder.State.CANCELLED || order.promisedDate() != null),
                "dates or shipments of order " + order.number());
        order.lines().forEach(line -> need(sound(line), "line of order " + order.number()));
        order.shipments().forEach(shipment -> need(id(shipment.number()) && shipment.date() != null && shipment.lines() != null,
                "shipment of order " + order.number()));
        return order;
    }

    static ErpOrder orderOf(String quote, ErpOrder order) {
        need(order(order).quote() == null || order.quote().equals(quote), "order of another quote than " + quote);
        return order;
    }

    static ErpOrder orderFor(String customer, ErpOrder order) {
        need(order(order).customer().equals(customer), "order of another customer than " + customer);
        return order;
    }

    static ErpOrder confirmed(String number, ErpOrder order) {
        need(order(order).number().equals(number) && order.state() != ErpOrder.State.OPEN, "order " + number + " is not confirmed");
        return order;
    }

    static Optional<ErpOrder> order(String number, Optional<ErpOrder> order) {
        order.ifPresent(found -> need(number.equals(order(found).number()), "another order than " + number));
        return order;
    }

    static Set<ErpCapability> capabilities(Set<ErpCapability> capabilities) {
        need(capabilities != null, "no capabilities");
        return Set.copyOf(capabilities);
    }

    static ErpPage<ErpReceivable> receivables(String customer, LocalDate dueBefore, ErpPage<ErpReceivable> page) {
        need(page != null && page.items() != null, "a page without receivables");
        page.items().forEach(one -> {
            need(id(one.id()) && id(one.customer()) && (one.invoice() == null || id(one.invoice())) && one.dueDate() != null
                    && part(one.open(), one.total()) && one.open().signum() != 0, "receivable " + one.id());
            need(one.payments() == null || one.payments().stream().allMatch(payment -> payment.date() != null && payment.amount() != null
                    && payment.amount().signum() > 0), "receivable " + one.id() + " with a payment of no day or amount");
            need(CURRENCY.equals(one.currency()), "receivable " + one.id() + " in " + one.currency() + " instead of " + CURRENCY);
            need(customer == null || one.customer().equals(customer), "receivable " + one.id() + " of another customer than " + customer);
            need(dueBefore == null || one.dueDate().isBefore(dueBefore), "receivable " + one.id() + " that is due later");
        });
        return page;
    }

    static Optional<ErpInvoice> invoice(String number, Optional<ErpInvoice> invoice) {
        invoice.ifPresent(found -> {
            need(number.equals(found.number()), "another invoice than " + number);
            need(id(found.customer()) && found.date() != null && found.dueDate() != null && found.orders() != null
                    && found.orders().stream().allMatch(ErpAnswers::id), "head of invoice " + number);
            need(CURRENCY.equals(found.currency()), "invoice " + number + " in " + found.currency() + " instead of " + CURRENCY);
            need(found.net() != null && found.vat() != null && part(found.open(), found.total())
                    && found.net().add(found.vat()).compareTo(found.total()) == 0, "amounts of invoice " + number);
        });
        return invoice;
    }

    static Optional<byte[]> pdf(String number, Optional<byte[]> pdf) {
        pdf.ifPresent(bytes -> need(bytes.length > PDF.length && Arrays.equals(PDF, 0, PDF.length, bytes, 0, PDF.length),
                "a PDF of invoice " + number + " that is none"));
        return pdf;
    }

    static List<ErpDelivered> delivered(List<ErpDelivered> lines) {
        need(lines != null, "no lines that were delivered");
        lines.forEach(line -> need(line.line() > 0 && id(line.product()) && text(line.description()) && amount(line.ordered())
                && amount(line.delivered()) && amount(line.returned()) && amount(line.announced()) && amount(line.unitPrice())
                && percent(line.vatRate()), "delivered line " + line.line()));
        return lines;
    }

    static List<String> numbers(List<String> numbers) {
        need(numbers != null && numbers.stream().allMatch(ErpAnswers::id), "numbers");
        return numbers;
    }

    static List<ErpInvoiceLine> invoiceLines(String invoice, List<ErpInvoiceLine> lines) {
        need(lines != null, "no lines of invoice " + invoice);
        lines.forEach(line -> need(line.line() > 0 && (line.product() == null || id(line.product())) && text(line.description())
                && amount(line.quantity()) && line.quantity().signum() > 0 && amount(line.unitPrice()) && percent(line.vatRate())
                && amount(line.net()) && amount(line.creditedQuantity()) && amount(line.creditedNet()),
                "line " + line.line() + " of invoice " + invoice));
        return lines;
    }

    static ErpInvoice creditNote(ErpCreditRequest request, ErpInvoice made) {
        need(made != null && made.number() != null, "no credit note");
        invoice(made.number(), Optional.of(made));
        need(request.invoice().equals(made.creditedInvoice()) && made.total().signum() < 0,
                "%s is no credit note of invoice %s".formatted(made.number(), request.invoice()));
        return made;
    }

    static ErpReturn returned(String number, ErpReturn found) {
        need(found != null && number.equals(found.number()), "another return than " + number);
        need(id(found.customer()) && found.state() != null && found.lines() != null && !found.lines().isEmpty()
                && found.receipts() != null, "head of return " + number);
        found.lines().forEach(line -> need(line.line() > 0 && id(line.order()) && line.orderLine() > 0 && id(line.product())
                && text(line.description()) && amount(line.announced()) && amount(line.received()),
                "line " + line.line() + " of return " + number));
        found.receipts().forEach(receipt -> need(receipt.parcel() > 0 && receipt.date() != null && receipt.parts() != null
                && receipt.parts().stream().allMatch(part -> part.line() > 0 && amount(part.quantity())),
                "parcel " + receipt.parcel() + " of return " + number));
        return found;
    }

    static ErpRepair repair(ErpRepairRequest request, ErpRepair made) {
        need(made != null && id(made.number()) && request.customer().equals(made.customer()), "repair order");
        return made;
    }

    static ErpChanges changes(int most, ErpChanges changes) {
        need(changes != null && changes.events() != null && changes.events().size() <= most && text(changes.place())
                && changes.place().length() <= LONGEST_PLACE, "changes");
        changes.events().forEach(event -> need(ErpEventForm.problem(event).isEmpty(),
                "change " + event.id() + ": " + ErpEventForm.problem(event).orElse("")));
        return changes;
    }

    private static void sound(ErpCustomer customer) {
        need(id(customer.number()) && text(customer.name()) && customer.kind() != null
                && LANGUAGES.contains(customer.language()) && text(customer.country()) && sound(customer.invoiceAddress())
                && customer.deliveryAddresses() != null && customer.deliveryAddresses().stream().allMatch(ErpAnswers::sound)
                && customer.paymentTermDays() >= 0 && soundContacts(customer.contacts()), "customer " + customer.number());
    }

    private static boolean soundContacts(List<ErpContact> contacts) {
        return contacts != null && contacts.stream().allMatch(contact -> id(contact.id()) && text(contact.lastName())
                && LANGUAGES.contains(contact.language()));
    }

    private static boolean sound(ErpAddress address) {
        return address != null && text(address.street()) && text(address.city()) && text(address.country());
    }

    private static void sound(ErpPrice price) {
        need(id(price.product()) && text(price.name()) && text(price.unit()) && amount(price.unitPrice()) && amount(price.listPrice())
                && price.stock() != null && price.minimumQuantity() != null && price.minimumQuantity().signum() > 0
                && (price.packSize() == null || price.packSize().signum() > 0) && percent(price.vatRate()), "price of " + price.product());
    }

    private static boolean sound(ErpOrder.Line line) {
        return id(line.product()) && text(line.description()) && amount(line.ordered()) && amount(line.shipped())
                && amount(line.delivered()) && amount(line.returned()) && amount(line.unitPrice()) && percent(line.discountPercent())
                && percent(line.vatRate()) && amount(line.net());
    }

    private static boolean sound(ErpQuote.Line line) {
        return id(line.product()) && text(line.description()) && amount(line.quantity()) && line.quantity().signum() > 0
                && amount(line.unitPrice()) && percent(line.discountPercent()) && percent(line.vatRate())
                && amount(line.unitCost())
                && (line.net() == null || near(line.net(), net(line), CENT.add(line.quantity().multiply(HALF_A_PRICE))));
    }

    private static BigDecimal vat(ErpQuote quote) {
        return quote.lines().stream().map(line -> less(line.net() == null ? net(line) : line.net(), quote.discountPercent())
                .multiply(line.vatRate()).movePointLeft(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal net(ErpQuote.Line line) {
        return less(line.quantity().multiply(line.unitPrice()), line.discountPercent());
    }

    private static BigDecimal less(BigDecimal amount, BigDecimal percent) {
        return amount.subtract(amount.multiply(percent).movePointLeft(2));
    }

    private static boolean near(BigDecimal one, BigDecimal other, BigDecimal most) {
        return one.subtract(other).abs().compareTo(most) <= 0;
    }

    private static boolean id(String text) {
        return text(text) && text.length() <= LONGEST_ID && text.indexOf('<') < 0;
    }

    private static boolean text(String text) {
        return text != null && !text.isBlank();
    }

    private static boolean amount(BigDecimal amount) {
        return amount != null && amount.signum() >= 0;
    }

    /** Whether {@code open} is what can be left of {@code total}. */
    private static boolean part(BigDecimal open, BigDecimal total) {
        return open != null && total != null && open.abs().compareTo(total.abs()) <= 0 && open.signum() * total.signum() >= 0;
    }

    private static boolean percent(BigDecimal percent) {
        return amount(percent) && percent.compareTo(new BigDecimal(100)) <= 0;
    }

    private static void need(boolean sound, String what) {
        if (!sound) {
            throw new IllegalArgumentException(what);
        }
    }
}

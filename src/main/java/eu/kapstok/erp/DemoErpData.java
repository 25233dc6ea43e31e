package eu.kapstok.erp;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The first day of the demo ERP: a wholesaler in Antwerp, its customers, its goods, a year of orders and invoices. */
@Component
@Profile("demo")
class DemoErpData {

    /** A customer as {@code customers.json} describes them; the first address is the invoice address. */
    record Described(String number, String name, ErpCustomer.Kind kind, String country, String language, String segment,
                     String vatNumber, BigDecimal creditLimit, boolean largeCompany, int paymentTermDays,
                     List<ErpAddress> addresses, List<ErpContact> contacts, List<PastOrder> orders) {
    }

    /**
     * @param age days since the order
     * @param invoice days since its invoice, null while there is none
     * @param open what is still to be paid: an amount, {@code all}, or null for nothing
     * @param credited net amount that was given back on the day after the invoice, null for nothing
     */
    record PastOrder(int age, ErpOrder.State state, Map<String, BigDecimal> lines, Integer invoice, String open,
                     BigDecimal credited) {
    }

    private record PastOrderOf(Described customer, PastOrder order) {
    }

    private static final String ACCOUNT_MANAGER = "sales";
    private static final int SHIPPED_DAYS = 5;
    private static final int PROMISED_DAYS = 7;

    private final DemoErpStore store;
    private final DemoErpOrders orders;
    private final DemoErpPrices prices;
    private final DemoErpInvoices invoices;
    private final ObjectMapper json = JsonMapper.builder().findAndAddModules()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true).build();

    DemoErpData(DemoErpStore store, DemoErpOrders orders, DemoErpPrices prices, DemoErpInvoices invoices) {
        this.store = store;
        this.orders = orders;
        this.prices = prices;
        this.invoices = invoices;
    }

    void load(LocalDate today) {
        Map<String, String[]> selling = rows("selling.csv").collect(Collectors.toMap(row -> row[0], row -> row));
        rows("products.csv").forEach(row -> store.add(product(row, selling.get(row[0]))));
        List<Described> customers = customers();
        customers.forEach(customer -> store.add(customer(customer)));
        rows("prices.csv").forEach(row -> prices.add(row[0], row[1], number(row[2]), row.length > 3 ? number(row[3]) : null));
        List<PastOrderOf> past = customers.stream()
                .flatMap(customer -> customer.orders().stream().map(order -> new PastOrderOf(customer, order)))
                .toList();
        past.stream().sorted(Comparator.comparingInt((PastOrderOf one) -> one.order().age()).reversed())
                .forEach(one -> addOrder(one, today));
    }

    private void addOrder(PastOrderOf past, LocalDate today) {
        LocalDate date = today.minusDays(past.order().age());
        List<ErpOrder.Line> lines = new ArrayList<>();
        List<BigDecimal> gone = new ArrayList<>();
        past.order().lines().forEach((code, quantity) -> {
            ErpProduct product = store.product(code).orElseThrow().product();
            boolean shipped = past.order().state() == ErpOrder.State.DELIVERED
                    || past.order().state() == ErpOrder.State.IN_DELIVERY && lines.isEmpty();
            lines.add(DemoErpTotals.line(code, product.nameIn(past.customer().language()),
                    DemoErpUnits.in(past.customer().language(), product.unit()), quantity, product.listPrice(), BigDecimal.ZERO,
                    product.vatRate()));
            gone.add(shipped ? quantity : BigDecimal.ZERO);
        });
        DemoErpTotals totals = DemoErpTotals.of(lines, BigDecimal.ZERO);
        ErpOrder order = new ErpOrder(store.nextNumber("O", date.getYear()), past.order().state(), past.customer().number(),
                null, null, date.plusDays(PROMISED_DAYS), lines, totals.net(), totals.vat(), totals.gross(), date, null, null,
                null, List.of(), BigDecimal.ZERO, null);
        orders.add(order, past.order().invoice() != null, null);
        if (gone.stream().anyMatch(quantity -> quantity.signum() > 0)) {
            LocalDate left = date.plusDays(SHIPPED_DAYS);
            String shipment = store.nextNumber("S", left.getYear());
            orders.ship(order.number(), shipment, left, DemoErpSales.CARRIER, DemoErpSales.tracking(shipment), gone);
            if (past.order().state() == ErpOrder.State.DELIVERED) {
                orders.deliver(order.number(), left.plusDays(1));
            }
        }
        if (past.order().invoice() != null) {
            LocalDate invoiced = today.minusDays(past.order().invoice());
            String number = store.nextNumber("F", invoiced.getYear());
            LocalDate due = invoiced.plusDays(past.customer().paymentTermDays());
            invoices.add(number, order, invoiced, due, open(past.order().open(), totals.gross()));
            if (past.order().credited() != null) {
                invoices.add(creditNote(number, order, invoiced.plusDays(1), past.order().credited()));
            }
        }
    }

    /** Settled with the invoice at once. */
    private ErpInvoice creditNote(String invoice, ErpOrder order, LocalDate date, BigDecimal credited) {
        BigDecimal net = credited.negate();
        BigDecimal vat = net.multiply(order.lines().get(0).vatRate()).divide(new BigDecimal(100), 2, RoundingMode.HALF_UP);
        return new ErpInvoice(store.nextNumber("F", date.getYear()), order.customer(), date, date, DemoErpInvoices.CURRENCY, net, vat,
                net.add(vat), BigDecimal.ZERO, List.of(order.number()), invoice);
    }

    private static BigDecimal open(String open, BigDecimal gross) {
        if (open == null) {
            return BigDecimal.ZERO;
        }
        return open.equals("all") ? gross : new BigDecimal(open);
    }

    private static ErpCustomer customer(Described described) {
        List<ErpAddress> addresses = IntStream.range(0, described.addresses().size())
                .mapToObj(index -> {
                    ErpAddress address = described.addresses().get(index);
                    return new ErpAddress(described.number() + "-A" + index, address.name(), address.street(),
                            address.postalCode(), address.city(), described.country());
                }).toList();
        List<ErpContact> contacts = IntStream.range(0, described.contacts().size())
                .mapToObj(index -> {
                    ErpContact contact = described.contacts().get(index);
                    return new ErpContact(described.number() + "-P" + (index + 1), contact.firstName(), contact.lastName(),
                            contact.email(), contact.phone(), described.language());
                }).toList();
        return new ErpCustomer(described.number(), described.name(), described.kind(), described.country(),
                described.language(), described.segment(), described.vatNumber(), addresses.get(0),
                deliveryAddresses(described.number(), addresses), described.creditLimit(), described.largeCompany(),
                described.paymentTermDays(), ACCOUNT_MANAGER, contacts);
    }

    /** Who has one address gets the goods where the invoice goes. */
    private static List<ErpAddress> deliveryAddresses(String customer, List<ErpAddress> addresses) {
        if (addresses.size() > 1) {
            return addresses.subList(1, addresses.size());
        }
        ErpAddress only = addresses.get(0);
        return List.of(new ErpAddress(customer + "-A1", only.name(), only.street(), only.postalCode(), only.city(),
                only.country()));
    }

    /** @param selling null where there is nothing special about how it is sold */
    private static DemoErpStore.Product product(String[] row, String[] selling) {
        ErpProduct product = new ErpProduct(row[0], row[1], row[4], new BigDecimal(row[5]), new BigDecimal(row[6]),
                new BigDecimal(row[7]), new BigDecimal(row[8]), row[9].equals("yes"),
                Map.of("nl", row[1], "fr", row[2], "en", row[3]));
        if (selling == null) {
            return new DemoErpStore.Product(product, null, BigDecimal.ONE, true, false, false);
        }
        return new DemoErpStore.Product(product, number(selling[1]), number(selling[2]), selling[3].equals("yes"),
                selling[4].equals("yes"), selling[5].equals("yes"));
    }

    private static BigDecimal number(String cell) {
        return cell.isEmpty() ? null : new BigDecimal(cell);
    }

    private List<Described> customers() {
        try {
            return Arrays.asList(json.readValue(file("customers.json").getContentAsByteArray(), Described[].class));
        } catch (IOException unreadable) {
            throw new IllegalStateException("customers.json of the demo ERP is not readable", unreadable);
        }
    }

    /** The rows of a file below its heading. */
    static Stream<String[]> rows(String name) {
        try {
            return file(name).getContentAsString(StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(";"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(name + " of the demo ERP is not readable", unreadable);
        }
    }

    private static ClassPathResource file(String name) {
        return new ClassPathResource("demo-erp/" + name);
    }
}

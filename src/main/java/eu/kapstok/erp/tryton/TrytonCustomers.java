package eu.kapstok.erp.tryton;

import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCredit;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpPage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parties as customers. A contact is an e-mail address with a name; Tryton has no class of undertaking and no account manager, so
 * that nobody is a large undertaking.
 */
class TrytonCustomers {

    private static final Logger LOG = LoggerFactory.getLogger(TrytonCustomers.class);

    private static final int PAGE = 200;
    private static final Set<String> PHONES = Set.of("phone", "mobile");
    private static final Map<String, Object> ALSO_GONE = Map.of("active_test", false);
    private static final List<String> FIELDS = List.of("code", "name", "active", "replaced_by", "replaced_by.code", "lang", "lang.code",
            "identifiers", "identifiers.type", "identifiers.code", "addresses", "addresses.party_name", "addresses.street",
            "addresses.postal_code", "addresses.city", "addresses.country", "addresses.country.code", "addresses.invoice",
            "addresses.delivery", "contact_mechanisms", "contact_mechanisms.type", "contact_mechanisms.value",
            "contact_mechanisms.name", "contact_mechanisms.language", "contact_mechanisms.language.code", "categories", "categories.name", "customer_payment_term", "customer_tax_rule", "sale_price_list");

    private final TrytonRpc rpc;
    private final TrytonMasterData master;
    private final TrytonSettings settings;
    private final Clock clock;

    TrytonCustomers(TrytonRpc rpc, TrytonMasterData master, TrytonSettings settings, Clock clock) {
        this.rpc = rpc;
        this.master = master;
        this.settings = settings;
        this.clock = clock;
    }

    /** In the order in which Tryton came to know them; one without a complete address is left out and named in the log. */
    ErpPage<ErpCustomer> page(String cursor) {
        List<Object> domain = new ArrayList<>(customersOnly());
        domain.add(List.of("id", ">", cursor == null ? 0L : Long.parseLong(cursor)));
        List<TrytonRecord> found = rpc.search("party.party", domain, PAGE, List.of(List.of("id", "ASC")), fields());
        List<ErpCustomer> customers = new ArrayList<>();
        for (TrytonRecord party : found) {
            try {
                customers.add(customer(party));
            } catch (ErpException incomplete) {
                if (incomplete.kind() != ErpException.Kind.INVALID) {
                    throw incomplete;
                }
                LOG.warn("{}; the customer is left out", incomplete.getMessage());
            }
        }
        return new ErpPage<>(customers, found.size() < PAGE ? null : String.valueOf(found.get(PAGE - 1).id()));
    }

    Optional<ErpCustomer> customer(String number) {
        return find(number).map(this::customer);
    }

    /** The party of a customer's number, which is the code of the party. */
    TrytonRecord party(String number) {
        return find(number).orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "There is no customer " + number));
    }

    /** What was accepted and is not invoiced is counted from the sales that are not done. */
    ErpCredit credit(String number, TrytonSales sales) {
        TrytonRecord party = party(number);
        List<String> fields = new ArrayList<>(List.of("receivable"));
        if (master.now().creditLimits()) {
            fields.add("credit_limit_amount");
        }
        TrytonRecord money = rpc.records("party.party", List.of(party.id()), fields).get(0);
        boolean first = rpc.count("sale.sale", List.of(List.of("party", "=", party.id()),
                List.of("state", "in", List.of("confirmed", "processing", "done")))) == 0;
        return new ErpCredit(money.number("receivable"), sales.notInvoiced(party.id()),
                master.now().creditLimits() ? money.number("credit_limit_amount") : null, overdueDays(party.id()), first);
    }

    private int overdueDays(long party) {
        LocalDate today = LocalDate.now(clock);
        List<TrytonRecord> oldest = rpc.search("account.move.line", List.of(List.of("account.type.receivable", "=", true),
                List.of("party", "=", party), Arrays.asList("reconciliation", "=", null), List.of("debit", ">", BigDecimal.ZERO),
                List.of("maturity_date", "<", today)), 1, List.of(List.of("maturity_date", "ASC")), List.of("maturity_date"));
        return oldest.isEmpty() ? 0 : (int) ChronoUnit.DAYS.between(oldest.get(0).date("maturity_date"), today);
    }

    private Optional<TrytonRecord> find(String number) {
        List<Object> domain = new ArrayList<>(customersOnly());
        domain.add(List.of("code", "=", number));
        Optional<TrytonRecord> found = rpc.search("party.party", domain, 1, null, fields(), ALSO_GONE).stream().findFirst();
        found.ifPresent(TrytonCustomers::refuseMerged);
        return found.filter(party -> party.flag("active"));
    }

    private static void refuseMerged(TrytonRecord party) {
        if (party.whole("replaced_by") != null) {
            throw new ErpException(ErpException.Kind.CONFLICT, "Customer %s was merged into customer %s in Tryton"
                    .formatted(party.text("code"), party.in("replaced_by").text("code")));
        }
    }

    private List<Object> customersOnly() {
        List<Object> domain = new ArrayList<>(List.of(List.of("id", "!=", master.now().party())));
        if (settings.customerCategory() != null) {
            domain.add(List.of("categories.name", "=", settings.customerCategory()));
        }
        return domain;
    }

    private List<String> fields() {
        List<String> fields = new ArrayList<>(FIELDS);
        if (master.now().creditLimits()) {
            fields.add("credit_limit_amount");
        }
        return fields;
    }

    private ErpCustomer customer(TrytonRecord party) {
        String number = party.text("code");
        String language = TrytonMasterData.language(party.in("lang") == null ? null : party.in("lang").text("code"));
        List<TrytonRecord> places = party.all("addresses");
        TrytonRecord invoiced = places.stream().filter(place -> place.flag("invoice")).findFirst()
                .or(() -> places.stream().findFirst())
                .orElseThrow(() -> new ErpException(ErpException.Kind.INVALID, "Customer %s has no address in Tryton".formatted(number)));
        ErpAddress invoiceAddress = address(invoiced, party);
        String vat = vatNumber(party);
        List<TrytonRecord> marked = places.stream().filter(place -> place.flag("delivery")).toList();
        return new ErpCustomer(number, party.text("name"), vat == null ? ErpCustomer.Kind.CONSUMER : ErpCustomer.Kind.BUSINESS,
                invoiceAddress.country(), language, party.all("categories").stream().map(one -> one.text("name")).findFirst().orElse(null),
                // as Tryton itself does, which takes any where none is marked for deliveries
                vat, invoiceAddress, (marked.isEmpty() ? places : marked).stream().map(place -> address(place, party)).toList(),
                master.now().creditLimits() ? party.number("credit_limit_amount") : null, false,
                master.days(party.whole("customer_payment_term")), null, contacts(party, language));
    }

    private static ErpAddress address(TrytonRecord place, TrytonRecord party) {
        if (blank(place.text("street")) || blank(place.text("city")) || place.in("country") == null) {
            throw new ErpException(ErpException.Kind.INVALID,
                    "An address of customer %s has no street, city or country in Tryton".formatted(party.text("code")));
        }
        return new ErpAddress(String.valueOf(place.id()), Objects.requireNonNullElse(place.text("party_name"), party.text("name")),
                oneLine(place.text("street")), place.text("postal_code"), place.text("city"), place.in("country").text("code"));
    }

    /** With the letters of its country, which Tryton keeps in the kind of number. */
    private static String vatNumber(TrytonRecord party) {
        for (TrytonRecord identifier : party.all("identifiers")) {
            String type = Objects.requireNonNullElse(identifier.text("type"), "");
            String code = Objects.requireNonNullElse(identifier.text("code"), "");
            if (type.equals("eu_vat") || !code.isEmpty() && Character.isLetter(code.charAt(0)) && type.endsWith("_vat")) {
                return code;
            }
            if (type.matches("[a-z]{2}_(vat|btw|tva)")) {
                return type.substring(0, 2).toUpperCase(Locale.ROOT) + code;
            }
        }
        return null;
    }

    private static List<ErpContact> contacts(TrytonRecord party, String language) {
        List<TrytonRecord> ways = party.all("contact_mechanisms");
        return ways.stream().filter(way -> "email".equals(way.text("type"))).map(mail -> {
            String name = blank(mail.text("name")) ? null : mail.text("name").strip();
            int space = name == null ? -1 : name.indexOf(' ');
            String phone = ways.stream().filter(way -> PHONES.contains(way.text("type")))
                    .filter(way -> Objects.equals(blank(way.text("name")) ? null : way.text("name").strip(), name))
                    .map(way -> way.text("value")).findFirst().orElse(null);
            return new ErpContact(String.valueOf(mail.id()), space < 0 ? null : name.substring(0, space),
                    name == null ? party.text("name") : name.substring(space + 1).strip(), mail.text("value"), phone,
                    mail.in("language") == null ? language : TrytonMasterData.language(mail.in("language").text("code")));
        }).toList();
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", ", ");
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}

package eu.kapstok.claim;

import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What somebody wants calculated, as they typed it; every field is checked, and all problems are told at once. */
final class ClaimInput {

    /** What was understood. */
    record Wanted(ClaimRequest request, ClaimTerms terms) {
    }

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(?:[.,]\\d{1,2})?");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,2}(?:[.,]\\d{1,3})?");
    private static final Pattern DAYS = Pattern.compile("\\d{1,3}");
    private static final int YEARS_AHEAD = 2;

    private final Function<String, List<String>> typed;
    private final ClaimCalculator calculator;
    private final Function<String, ErpCustomer.Kind> kindOfCustomer;
    private final LocalDate today;
    private final List<FormRefused.Problem> problems = new ArrayList<>();

    /**
     * @param typed what stands in a field, null or empty where nothing does
     * @param kindOfCustomer what a customer is known as, null where there is no such customer
     */
    ClaimInput(Function<String, List<String>> typed, ClaimCalculator calculator, Function<String, ErpCustomer.Kind> kindOfCustomer,
               LocalDate today) {
        this.typed = typed;
        this.calculator = calculator;
        this.kindOfCustomer = kindOfCustomer;
        this.today = today;
    }

    /** @throws InvalidClaim with every field that is not right */
    Wanted read(ClaimTerms usual) {
        String country = oneOf("country", List.of("BE", "NL"), "claim.problem.country");
        ErpCustomer.Kind kind = kind();
        BigDecimal amount = money("amount", true, "claim.problem.amount");
        if (amount != null && amount.signum() == 0) {
            problem("amount", "claim.problem.amount");
        }
        LocalDate due = due(country);
        LocalDate on = text("on") == null ? today : day("on", true);
        LocalDate invoiceDate = day("invoiceDate", false);
        String currency = text("currency");
        if (currency != null && !currency.equalsIgnoreCase("EUR")) {
            problem("currency", "claim.problem.currency");
        }
        compare(due, on, invoiceDate);
        enterprise(country, kind);
        List<ClaimPayment> payments = payments();
        ClaimNotice notice = notice(due, on);
        ClaimTerms terms = terms(usual);
        if (due != null && country != null && kind != null && due.isBefore(calculator.knownFrom(country, kind))) {
            problem("due", "claim.problem.due.early", calculator.knownFrom(country, kind).toString());
        }
        stopWhereWrong();
        ClaimRequest request = new ClaimRequest(country, kind, List.of(new ClaimInvoice(null, amount, invoiceDate, due, null, payments, List.of())),
                notice, on);
        return new Wanted(request, terms);
    }

    /** As typed, or by law from the day on which the invoice arrived. */
    private LocalDate due(String country) {
        LocalDate arrived = day("invoiceReceived", false);
        String term = text("termDays");
        if (term != null && !DAYS.matcher(term).matches()) {
            problem("termDays", "claim.problem.number", "999");
            return null;
        }
        if (text("due") != null || arrived == null) {
            return day("due", true);
        }
        return country == null ? null
                : PaymentTerms.due(country, PaymentTerms.Debtor.BUSINESS, arrived, term == null ? null : Integer.valueOf(term), false);
    }

    private void stopWhereWrong() {
        if (!problems.isEmpty()) {
            throw new InvalidClaim(problems);
        }
    }

    private ErpCustomer.Kind kind() {
        String text = text("customerKind");
        if (text == null) {
            problem("customerKind", "claim.problem.missing");
            return null;
        }
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "BUSINESS", "B2B" -> ErpCustomer.Kind.BUSINESS;
            case "CONSUMER", "B2C" -> ErpCustomer.Kind.CONSUMER;
            default -> {
                problem("customerKind", "claim.problem.kind");
                yield null;
            }
        };
    }

    private void compare(LocalDate due, LocalDate on, LocalDate invoiceDate) {
        if (on != null && on.isAfter(today.plusYears(YEARS_AHEAD))) {
            problem("on", "claim.problem.on.far");
        }
        if (due != null && on != null && due.isAfter(on)) {
            problem("due", "claim.problem.due.future");
        }
        if (due != null && invoiceDate != null && due.isBefore(invoiceDate)) {
            problem("due", "claim.problem.due.beforeInvoice");
        }
        if (on != null && invoiceDate != null && invoiceDate.isAfter(on)) {
            problem("invoiceDate", "claim.problem.invoiceLater");
        }
    }

    /** A number is checked wherever one is given; a customer who is known as a consumer needs one to count as a business. */
    private void enterprise(String country, ErpCustomer.Kind kind) {
        String number = text("enterpriseNumber");
        if (number != null && country != null && !CompanyNumbers.isCompany(country, number)) {
            problem("enterpriseNumber", "claim.problem.enterprise");
        }
        String customer = text("customer");
        ErpCustomer.Kind known = customer == null ? null : kindOfCustomer.apply(customer);
        if (customer != null && known == null) {
            problem("customer", "claim.problem.customer");
        }
        if (number == null && kind == ErpCustomer.Kind.BUSINESS && (known == ErpCustomer.Kind.CONSUMER || naturalPerson())) {
            problem("enterpriseNumber", "claim.problem.enterpriseMissing");
        }
    }

    private boolean naturalPerson() {
        return "true".equalsIgnoreCase(text("naturalPerson"));
    }

    private List<ClaimPayment> payments() {
        List<ClaimPayment> payments = new ArrayList<>();
        List<String> written = typedOf("payments").stream().flatMap(field -> Stream.of(field.split("[\\r\\n;]+"))).map(String::strip)
                .filter(line -> !line.isEmpty()).toList();
        for (String line : written) {
            String[] parts = line.split("[:=\\s]+", 2);
            LocalDate date = parts.length == 2 ? parse(parts[0]) : null;
            BigDecimal amount = parts.length == 2 && AMOUNT.matcher(parts[1].strip()).matches() ? number(parts[1].strip()) : null;
            if (date == null || amount == null || amount.signum() == 0) {
                problem("payments", "claim.problem.payment");
                return List.of();
            }
            payments.add(new ClaimPayment(date, amount));
        }
        return payments;
    }

    private ClaimNotice notice(LocalDate due, LocalDate on) {
        LocalDate sent = day("firstReminder", false);
        LocalDate received = day("received", false);
        String channel = text("channel") == null ? "EMAIL" : oneOf("channel", List.of("EMAIL", "POST"), "claim.problem.channel");
        BigDecimal fee = money("reminderFee", false, "claim.problem.amount");
        if (sent == null) {
            return null;
        }
        if (on != null && sent.isAfter(on)) {
            problem("firstReminder", "claim.problem.reminderLater");
        }
        if (due != null && !sent.isAfter(due)) {
            problem("firstReminder", "claim.problem.reminderEarly");
        }
        return channel == null ? null : new ClaimNotice(sent, Channel.valueOf(channel), received, fee == null ? BigDecimal.ZERO : fee);
    }

    private ClaimTerms terms(ClaimTerms usual) {
        ClaimTerms terms = usual;
        BigDecimal rate = percent("contractRate");
        BigDecimal penalty = percent("penaltyPercent");
        BigDecimal minimum = money("penaltyMinimum", false, "claim.problem.amount");
        terms = rate == null ? terms : terms.withContractRate(rate);
        terms = penalty == null ? terms : terms.withPenalty(penalty, minimum);
        String order = choice("allocation", ClaimTerms.Allocation.values());
        terms = order == null ? terms : terms.with(ClaimTerms.Allocation.valueOf(order));
        String costs = choice("costs", ClaimTerms.DutchCosts.values());
        terms = costs == null ? terms : terms.with(ClaimTerms.DutchCosts.valueOf(costs), terms.vatOnCosts());
        String vat = yesOrNo("vatOnCosts");
        terms = vat == null ? terms : terms.with(terms.dutchCosts(), Boolean.parseBoolean(vat));
        String clause = choice("clause", ClaimTerms.ConsumerClause.values());
        terms = clause == null ? terms : terms.with(ClaimTerms.ConsumerClause.valueOf(clause), terms.smallCreditor());
        String small = yesOrNo("smallCreditor");
        return small == null ? terms : terms.with(terms.consumerClause(), Boolean.parseBoolean(small));
    }

    private String yesOrNo(String field) {
        return text(field) == null ? null : oneOf(field, List.of("TRUE", "FALSE"), "claim.problem.choice", "true, false");
    }

    private String choice(String field, Enum<?>[] all) {
        List<String> names = Arrays.stream(all).map(Enum::name).toList();
        return text(field) == null ? null : oneOf(field, names, "claim.problem.choice", String.join(", ", names));
    }

    private String oneOf(String field, List<String> known, String problem, Object... arguments) {
        String text = text(field);
        if (text == null) {
            problem(field, "claim.problem.missing");
            return null;
        }
        String name = text.toUpperCase(Locale.ROOT);
        if (!known.contains(name)) {
            problem(field, problem, arguments);
            return null;
        }
        return name;
    }

    private BigDecimal money(String field, boolean required, String problem) {
        String text = text(field);
        if (text == null) {
            if (required) {
                problem(field, "claim.problem.missing");
            }
            return null;
        }
        if (!AMOUNT.matcher(text).matches()) {
            problem(field, problem);
            return null;
        }
        return number(text);
    }

    private BigDecimal percent(String field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        if (!PERCENT.matcher(text).matches()) {
            problem(field, "claim.problem.number", "99.999");
            return null;
        }
        return number(text);
    }

    private LocalDate day(String field, boolean required) {
        String text = text(field);
        if (text == null) {
            if (required) {
                problem(field, "claim.problem.missing");
            }
            return null;
        }
        LocalDate day = parse(text);
        if (day == null) {
            problem(field, "claim.problem.date");
        }
        return day;
    }

    private static LocalDate parse(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }

    private List<String> typedOf(String field) {
        List<String> values = typed.apply(field);
        return values == null ? List.of() : values.stream().filter(value -> value != null).toList();
    }

    /** Null where nothing was typed. */
    private String text(String field) {
        return typedOf(field).stream().map(String::strip).filter(value -> !value.isEmpty()).findFirst().orElse(null);
    }

    private void problem(String field, String key, Object... arguments) {
        problems.add(new FormRefused.Problem(field, key, List.of(arguments)));
    }
}

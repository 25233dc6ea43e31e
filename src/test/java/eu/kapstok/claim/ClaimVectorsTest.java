package eu.kapstok.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.claim.ClaimTerms.Allocation;
import eu.kapstok.claim.ClaimTerms.ConsumerClause;
import eu.kapstok.claim.ClaimTerms.DutchCosts;
import eu.kapstok.erp.ErpCustomer.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be charged, to the cent: the worked examples of the law's rules, each under its number. */
class ClaimVectorsTest {

    private static final ClaimTerms LAW = ClaimTerms.ofTheLaw();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "D01, BE, BUSINESS,     1000.00, 2025-07-31, 2025-08-30, 30@10.5,                8.63",
        "D02, BE, BUSINESS,    12100.00, 2024-12-01, 2025-02-15, 30@12.5 46@11.5,        299.68",
        "D05, BE, BUSINESS,    10000.00, 2024-01-31, 2024-03-31, 60@12.5,                205.48",
        "D06, BE, BUSINESS,      250.00, 2026-06-30, 2026-06-30, '',                     0.00",
        "D07, BE, BUSINESS,       99.99, 2026-03-31, 2026-04-01, 1@10.5,                 0.03",
        "D08, BE, BUSINESS,     2420.00, 2026-06-15, 2026-08-14, 60@10.5,                41.77",
        "D18, BE, BUSINESS,      815.00, 2024-11-03, 2025-08-20, 58@12.5 181@11.5 51@10.5, 74.62",
        "N01, NL, BUSINESS,     1000.00, 2025-07-31, 2025-08-30, 30@10.15,               8.34",
        "N02, NL, BUSINESS,    12100.00, 2024-12-01, 2025-02-15, 30@12.25 46@11.15,      291.86",
        "N04, NL, CONSUMER,      800.00, 2026-01-31, 2026-05-31, 120@4,                  10.52"})
    void interestIsCountedFromDayToDayAndRoundedOnce(String id, String country, Kind kind, BigDecimal amount, LocalDate due, LocalDate on,
                                                     String stretches, BigDecimal interest) {
        Claim claim = calculate(LAW, country, kind, on, null, ClaimInvoice.of("F1", amount, null, due));

        assertThat(claim.interest()).isEqualTo(interest);
        List<ClaimLine> lines = claim.lines().stream().filter(line -> line.reason().isInterest()).toList();
        assertThat(lines.stream().map(line -> line.days() + "@" + line.rate().stripTrailingZeros().toPlainString()).collect(Collectors.joining(" ")))
                .isEqualTo(stretches);
        assertThat(lines.stream().map(ClaimLine::amount).reduce(new BigDecimal("0.00"), BigDecimal::add)).isEqualTo(interest);
    }

    @Test
    void d05CountsALeapYearWith366DaysWhereThatIsAgreed() {
        ClaimTerms leap = new ClaimTerms(null, null, null, Allocation.INTEREST_FIRST, DutchCosts.SCALE, false, false, ConsumerClause.NONE, null,
                null, false, true);

        assertThat(calculate(leap, "BE", Kind.BUSINESS, day("2024-03-31"), null, invoice("10000.00", "2024-01-31")).interest()).isEqualTo("204.92");
    }

    @Test
    void d06PaidOnTheDueDateOwesNothingMore() {
        assertThat(calculate(LAW, "BE", Kind.BUSINESS, day("2026-06-30"), null, invoice("250.00", "2026-06-30")).total()).isEqualTo("250.00");
    }

    @Test
    void d10AgreedRateGoesBeforeTheLaw() {
        Claim claim = calculate(LAW.withContractRate(new BigDecimal("12")), "BE", Kind.BUSINESS, day("2026-05-31"), null,
                invoice("3000.00", "2026-03-31"));

        assertThat(claim.interest()).isEqualTo("60.16");
        assertThat(claim.lines().get(0).reason()).isEqualTo(ClaimReason.INTEREST_CONTRACT);
    }

    @Test
    void n07DutchInterestBearsInterestAfterAYear() {
        Claim claim = calculate(LAW, "NL", Kind.CONSUMER, day("2026-03-31"), null, invoice("1500.00", "2024-03-31"));

        assertThat(claim.interest()).isEqualTo("189.48");
        assertThat(sum(claim.lines().stream().filter(line -> !line.from().isAfter(day("2025-03-31"))).toList())).isEqualTo("101.30");
        assertThat(sum(claim.lines().stream().filter(line -> line.from().isAfter(day("2025-03-31"))).toList())).isEqualTo("88.18");
        assertThat(claim.lines()).extracting(ClaimLine::base).contains(new BigDecimal("1601.30"));
    }

    @Test
    void n07BelgianInterestDoesNot() {
        ClaimTables dutchRates = SampleTables.get();
        BigDecimal simple = new BigDecimal("1500.00").multiply(new BigDecimal("7").multiply(BigDecimal.valueOf(275))
                .add(new BigDecimal("6").multiply(BigDecimal.valueOf(365))).add(new BigDecimal("4").multiply(BigDecimal.valueOf(90))))
                .divide(BigDecimal.valueOf(36500), 2, RoundingMode.HALF_UP);
        assertThat(simple).isEqualTo("183.90");
        assertThat(dutchRates.rate(RateKind.NL_STATUTORY, day("2024-04-01"))).hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("7"));

        Claim belgian = calculate(LAW, "BE", Kind.BUSINESS, day("2026-03-31"), null, invoice("1500.00", "2024-03-31"));
        assertThat(belgian.lines()).filteredOn(line -> line.reason().isInterest()).extracting(ClaimLine::base).containsOnly(new BigDecimal("1500.00"));
    }

    @Test
    void d11aPartPaymentCanSettleThePrincipalFirst() {
        ClaimInvoice invoice = new ClaimInvoice("F1", new BigDecimal("6050.00"), null, day("2026-01-31"), null,
                List.of(new ClaimPayment(day("2026-03-15"), new BigDecimal("2000.00"))), List.of());

        Claim claim = calculate(LAW.with(Allocation.PRINCIPAL_FIRST), "BE", Kind.BUSINESS, day("2026-05-31"), null, invoice);

        assertThat(claim.interest()).isEqualTo("164.55");
        assertThat(claim.openAmount()).isEqualTo("4050.00");
        assertThat(claim.lines()).filteredOn(line -> line.reason().isInterest()).extracting(ClaimLine::amount)
                .containsExactly(new BigDecimal("74.84"), new BigDecimal("89.71"));
    }

    @Test
    void belgianPartPaymentSettlesInterestFirst() {
        ClaimInvoice invoice = new ClaimInvoice("F1", new BigDecimal("6050.00"), null, day("2026-01-31"), null,
                List.of(new ClaimPayment(day("2026-03-15"), new BigDecimal("2000.00"))), List.of());

        Claim claim = calculate(LAW, "BE", Kind.BUSINESS, day("2026-05-31"), null, invoice);

        assertThat(claim.openAmount()).as("6,050.00 less 2,000.00 without the interest of 74.84").isEqualTo("4124.84");
        assertThat(claim.interest()).as("77 days at 10.5 % on 4,124.84, rounded with the 74.84 before").isEqualTo("91.37");
        assertThat(claim.lines()).anySatisfy(line -> {
            assertThat(line.reason()).isEqualTo(ClaimReason.PAID_INTEREST);
            assertThat(line.amount()).isEqualTo("-74.84");
        });
    }

    @Test
    void dutchPartPaymentSettlesCostsThenInterestThenPrincipal() {
        ClaimInvoice invoice = new ClaimInvoice("F1", new BigDecimal("1000.00"), null, day("2026-01-31"), null,
                List.of(new ClaimPayment(day("2026-03-02"), new BigDecimal("500.00"))), List.of());

        Claim claim = calculate(LAW, "NL", Kind.BUSINESS, day("2026-03-02"), ClaimNotice.sent(day("2026-02-15"), Channel.EMAIL), invoice);

        assertThat(claim.lines()).filteredOn(line -> line.reason().name().startsWith("PAID")).extracting(ClaimLine::amount)
                .as("150.00 fee on 1,000.00, then 30 days at 10.15 %").containsExactly(new BigDecimal("-150.00"), new BigDecimal("-8.34"));
        assertThat(claim.openAmount()).isEqualTo("658.34");
        assertThat(claim.total()).isEqualTo("658.34");
    }

    @Test
    void d12BelgianBusinessOwesInterestAndFortyEuros() {
        Claim claim = calculate(LAW, "BE", Kind.BUSINESS, day("2026-10-15"), null, invoice("1815.00", "2026-08-31"));

        assertThat(claim.interest()).isEqualTo("23.50");
        assertThat(claim.compensation()).isEqualTo("40.00");
        assertThat(claim.collectionCost()).isEqualTo("0.00");
        assertThat(claim.total()).isEqualTo("1878.50");
    }

    @ParameterizedTest(name = "D13 {0}")
    @CsvSource({"1815.00, 181.50", "980.00, 125.00"})
    void agreedPenaltyHasAMinimum(BigDecimal amount, BigDecimal penalty) {
        Claim claim = calculate(LAW.withPenalty(new BigDecimal("10"), new BigDecimal("125")), "BE", Kind.BUSINESS, day("2026-10-15"), null,
                invoice(amount.toPlainString(), "2026-08-31"));

        assertThat(claim.compensation()).isEqualTo(penalty.add(new BigDecimal("40.00")));
        assertThat(claim.lines()).filteredOn(line -> line.reason() == ClaimReason.COMPENSATION_PENALTY).extracting(ClaimLine::amount)
                .containsExactly(penalty);
    }

    @Test
    void d14EachLateInvoiceCostsFortyEuros() {
        Claim claim = calculate(LAW, "BE", Kind.BUSINESS, day("2026-09-30"), null, ClaimInvoice.of("F1", new BigDecimal("605.00"), null, day("2026-07-31")),
                ClaimInvoice.of("F2", new BigDecimal("1210.00"), null, day("2026-08-31")));

        assertThat(claim.invoices()).extracting(Claim.OfInvoice::interest).containsExactly(new BigDecimal("10.62"), new BigDecimal("10.44"));
        assertThat(claim.compensation()).isEqualTo("80.00");
        assertThat(claim.total()).isEqualTo("1916.06");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "D16 none agreed, BE, BUSINESS, 2026-02-02, , false, 2026-03-04",
        "D16 60 days,     BE, BUSINESS, 2026-02-02, 60, false, 2026-04-03",
        "D17 90 days,     BE, BUSINESS, 2026-02-02, 90, true, 2026-03-04",
        "NL 90 days fair, NL, BUSINESS, 2026-02-02, 90, true, 2026-05-03",
        "NL 90 days,      NL, BUSINESS, 2026-02-02, 90, false, 2026-03-04",
        "NL large 60,     NL, LARGE_WITH_SMALL_CREDITOR, 2026-02-02, 60, true, 2026-03-04",
        "NL large 14,     NL, LARGE_WITH_SMALL_CREDITOR, 2026-02-02, 14, false, 2026-02-16",
        "BE public 45,    BE, PUBLIC, 2026-02-02, 45, false, 2026-03-04",
        "BE public 45 ok, BE, PUBLIC, 2026-02-02, 45, true, 2026-03-19",
        "BE health,       BE, PUBLIC_HEALTH, 2026-02-02, , false, 2026-04-03"})
    void dueDateKeepsToTheLongestLawfulTerm(String id, String country, PaymentTerms.Debtor debtor, LocalDate received, Integer agreed,
                                            boolean justified, LocalDate due) {
        assertThat(PaymentTerms.due(country, debtor, received, agreed, justified)).isEqualTo(due);
    }

    @Test
    void n08DutchBusinessOwesInterestAndTheFeeByScale() {
        Claim claim = calculate(LAW, "NL", Kind.BUSINESS, day("2026-10-15"), null, invoice("1815.00", "2026-08-31"));

        assertThat(claim.interest()).isEqualTo("23.27");
        assertThat(claim.collectionCost()).isEqualTo("272.25");
        assertThat(claim.total()).isEqualTo("2110.52");
        assertThat(calculate(LAW.with(DutchCosts.MINIMUM, false), "NL", Kind.BUSINESS, day("2026-10-15"), null, invoice("1815.00", "2026-08-31"))
                .total()).isEqualTo("1878.27");
    }

    @Test
    void n09DutchConsumerOwesTheFeeAfterTheLetter() {
        Claim claim = calculate(LAW, "NL", Kind.CONSUMER, day("2026-10-20"), ClaimNotice.sent(day("2026-09-21"), Channel.EMAIL),
                invoice("450.00", "2026-08-31"));

        assertThat(claim.interest()).isEqualTo("2.47");
        assertThat(claim.collectionCost()).isEqualTo("67.50");
        assertThat(claim.total()).isEqualTo("519.97");
        assertThat(claim.chargeableFrom()).isEqualTo("2026-10-07");
    }

    @Test
    void dutchConsumerOwesNoFeeWithoutALetterOrBeforeItsEnd() {
        assertThat(calculate(LAW, "NL", Kind.CONSUMER, day("2026-10-20"), null, invoice("450.00", "2026-08-31")).collectionCost()).isEqualTo("0.00");
        assertThat(calculate(LAW, "NL", Kind.CONSUMER, day("2026-10-06"), ClaimNotice.sent(day("2026-09-21"), Channel.EMAIL),
                invoice("450.00", "2026-08-31")).collectionCost()).isEqualTo("0.00");
    }

    @Test
    void n11OneLetterHasOneFeeOverAllClaims() {
        Claim claim = calculate(LAW, "NL", Kind.CONSUMER, day("2026-10-20"), ClaimNotice.sent(day("2026-09-21"), Channel.EMAIL),
                ClaimInvoice.of("F1", new BigDecimal("100.00"), null, day("2026-08-31")),
                ClaimInvoice.of("F2", new BigDecimal("150.00"), null, day("2026-08-31")),
                ClaimInvoice.of("F3", new BigDecimal("200.00"), null, day("2026-08-31")));

        assertThat(claim.collectionCost()).isEqualTo("67.50");
    }

    @Test
    void dutchFeeIsCountedOnWhatIsLeftWhenTheTermEnds() {
        ClaimInvoice invoice = new ClaimInvoice("F1", new BigDecimal("1000.00"), null, day("2026-08-31"), null,
                List.of(new ClaimPayment(day("2026-09-25"), new BigDecimal("503.00"))), List.of());

        Claim claim = calculate(LAW, "NL", Kind.CONSUMER, day("2026-10-20"), ClaimNotice.sent(day("2026-09-21"), Channel.EMAIL), invoice);

        assertThat(claim.openAmount()).as("interest of 2.74 first").isEqualTo("499.74");
        assertThat(claim.collectionCost()).isEqualTo("74.96");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "0.01, 20.00", "20.00, 20.00", "150.00, 20.00", "150.01, 30.00", "151.00, 30.10", "280.00, 43.00", "300.00, 45.00",
        "500.00, 65.00", "500.01, 65.00", "500.10, 65.01", "750.00, 77.50", "10000.00, 540.00", "39200.00, 2000.00", "39200.01, 2000.00",
        "50000.00, 2000.00"})
    void belgianConsumersLumpSumHasAHighestAmount(BigDecimal open, BigDecimal cap) {
        assertThat(SampleTables.get().scale(ScaleKind.BE_CONSUMER_CAP, day("2026-11-22")).orElseThrow().of(open)).isEqualTo(cap);
    }

    @ParameterizedTest
    @CsvSource({"50.00, 40.00, 48.40", "266.66, 40.00, 48.40", "266.67, 40.00, 48.40", "500.00, 75.00, 90.75", "1000.00, 150.00, 181.50",
        "2500.00, 375.00, 453.75", "2500.01, 375.00, 453.75", "5000.00, 625.00, 756.25", "7500.00, 750.00, 907.50", "10000.00, 875.00, 1058.75",
        "200000.00, 2775.00, 3357.75", "500000.00, 4275.00, 5172.75", "1000000.00, 6775.00, 8197.75", "2000000.00, 6775.00, 8197.75"})
    void dutchFeeFollowsTheScale(BigDecimal principal, BigDecimal fee, BigDecimal withVat) {
        assertThat(SampleTables.get().scale(ScaleKind.NL_BIK, day("2026-11-22")).orElseThrow().of(principal)).isEqualTo(fee);
        Claim claim = calculate(LAW.with(DutchCosts.SCALE, true), "NL", Kind.CONSUMER, day("2026-10-20"),
                ClaimNotice.sent(day("2026-09-21"), Channel.EMAIL), invoice(principal.toPlainString(), "2026-08-31"));
        assertThat(claim.collectionCost()).isEqualTo(withVat);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "P01, 2023-09-18, POST,  false, true,  2023-09-21, 2023-10-04, 2023-10-05",
        "P02, 2023-09-18, EMAIL, false, true,  2023-09-19, 2023-10-02, 2023-10-03",
        "P03, 2026-11-10, EMAIL, false, true,  2026-11-11, 2026-11-24, 2026-11-25",
        "P05, 2026-11-10, POST,  true,  true,  2026-11-14, 2026-11-27, 2026-11-28",
        "P06, 2026-11-14, EMAIL, false, false, 2026-11-15, 2026-11-28, 2026-11-29",
        "P06 shifted, 2026-11-14, EMAIL, false, true, 2026-11-15, 2026-11-30, 2026-12-01",
        "P08, 2026-04-30, POST,  false, true,  2026-05-06, 2026-05-19, 2026-05-20"})
    void belgianConsumersTermIsCountedAsTheLawCountsIt(String id, LocalDate sent, Channel channel, boolean saturday, boolean shift,
                                                       LocalDate start, LocalDate last, LocalDate from) {
        assertThat(SampleTables.periods(saturday, shift).belgianConsumer(sent, channel)).isEqualTo(new NoticePeriod(start, last, from));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-14, false, 2026-09-15, 2026-09-29, 2026-09-30",
        "2026-09-14, true,  2026-09-15, 2026-09-29, 2026-09-30",
        "2026-11-21, false, 2026-11-22, 2026-12-06, 2026-12-07",
        "2026-11-21, true,  2026-11-22, 2026-12-07, 2026-12-08"})
    void dutchConsumersTermIsFifteenDaysFromDelivery(LocalDate delivered, boolean shift, LocalDate start, LocalDate last, LocalDate from) {
        NoticePeriod period = SampleTables.periods(false, shift).dutchConsumer(delivered.minusDays(1), Channel.POST, delivered);

        assertThat(period).isEqualTo(new NoticePeriod(start, last, from));
        assertThat(last).as("fourteen whole days are in it").isAfterOrEqualTo(start.plusDays(14));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-14, 2026-09-15, 2026-09-29, 2026-09-30",
        "2026-11-21, 2026-11-22, 2026-12-06, 2026-12-07"})
    void dutchConsumersTermEndsOnItsFifteenthDayWhereNothingIsSet(LocalDate delivered, LocalDate start, LocalDate last, LocalDate from) {
        assertThat(SampleTables.periods().dutchConsumer(delivered, Channel.EMAIL, null)).isEqualTo(new NoticePeriod(start, last, from));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "P01, 2023-09-18, POST,  2023-09-21, 2023-10-04, 2023-10-05",
        "P02, 2023-09-18, EMAIL, 2023-09-19, 2023-10-02, 2023-10-03",
        "P03, 2026-11-10, EMAIL, 2026-11-11, 2026-11-24, 2026-11-25",
        "P06, 2026-11-14, EMAIL, 2026-11-15, 2026-11-30, 2026-12-01",
        "P08, 2026-04-30, POST,  2026-05-06, 2026-05-19, 2026-05-20"})
    void belgianConsumersTermWhereNothingIsSet(String id, LocalDate sent, Channel channel, LocalDate start, LocalDate last, LocalDate from) {
        assertThat(SampleTables.periods().belgianConsumer(sent, channel)).isEqualTo(new NoticePeriod(start, last, from));
    }

    @Test
    void postedDutchLetterIsTakenToArriveAfterThreeWorkingDays() {
        assertThat(SampleTables.periods(false, true).dutchConsumer(day("2026-09-11"), Channel.POST, null).start()).isEqualTo("2026-09-17");
    }

    @Test
    void b01SmallCreditorsInterestRunsFromTheReminder() {
        Claim claim = belgianConsumer(LAW.with(ConsumerClause.LEGAL_MAXIMUM, true));

        assertThat(claim.interest()).isEqualTo("5.39");
        assertThat(claim.compensation()).isEqualTo("63.00");
        assertThat(claim.total()).isEqualTo("548.39");
        assertThat(claim.lines().get(0)).satisfies(line -> {
            assertThat(line.from()).isEqualTo("2026-10-13");
            assertThat(line.days()).isEqualTo(39);
        });
    }

    @Test
    void largeCreditorsInterestRunsAfterTheTerm() {
        Claim claim = belgianConsumer(LAW.with(ConsumerClause.LEGAL_MAXIMUM, false));

        assertThat(claim.lines().get(0).from()).isEqualTo("2026-10-27");
        assertThat(claim.interest()).isEqualTo("3.45");
    }

    @Test
    void b03StrictReadingOfTheCapDoesNotRound() {
        ClaimTerms strict = new ClaimTerms(null, null, null, Allocation.INTEREST_FIRST, DutchCosts.SCALE, false, true,
                ConsumerClause.LEGAL_MAXIMUM, null, null, true, false);

        Claim claim = belgianConsumer(strict);

        assertThat(claim.interest()).isEqualTo("5.33");
        assertThat(claim.total()).isEqualTo("548.33");
    }

    @Test
    void b04WithoutAClauseOnlyLegalInterestIsDue() {
        Claim claim = belgianConsumer(LAW.with(ConsumerClause.NONE, true));

        assertThat(claim.interest()).isEqualTo("1.48");
        assertThat(claim.compensation()).isEqualTo("0.00");
        assertThat(claim.total()).isEqualTo("481.48");
        assertThat(claim.lines().get(0).days()).isEqualTo(25);
    }

    @Test
    void clauseAboveTheCapCountsAsNoClause() {
        ClaimTerms greedy = new ClaimTerms(null, null, null, Allocation.INTEREST_FIRST, DutchCosts.SCALE, false, true, ConsumerClause.AGREED,
                new BigDecimal("12"), new BigDecimal("20"), false, false);

        assertThat(belgianConsumer(greedy).total()).isEqualTo("481.48");
    }

    @Test
    void b06WithoutAFreeReminderNothingIsDue() {
        ClaimTerms terms = LAW.with(ConsumerClause.LEGAL_MAXIMUM, true);
        assertThat(calculate(terms, "BE", Kind.CONSUMER, day("2026-11-20"), null, invoice("480.00", "2026-09-30")).total()).isEqualTo("480.00");
        assertThat(calculate(terms, "BE", Kind.CONSUMER, day("2026-11-20"),
                new ClaimNotice(day("2026-10-12"), Channel.EMAIL, null, new BigDecimal("10.00")), invoice("480.00", "2026-09-30")).total())
                .isEqualTo("480.00");
    }

    @Test
    void belgianConsumerOwesNothingMoreOnTheLastFreeDay() {
        ClaimTerms terms = LAW.with(ConsumerClause.LEGAL_MAXIMUM, true);
        ClaimNotice notice = ClaimNotice.sent(day("2026-10-12"), Channel.EMAIL);
        assertThat(calculate(terms, "BE", Kind.CONSUMER, day("2026-10-26"), notice, invoice("480.00", "2026-09-30")).total()).isEqualTo("480.00");
        assertThat(calculate(terms, "BE", Kind.CONSUMER, day("2026-10-27"), notice, invoice("480.00", "2026-09-30")).total()).isEqualTo("545.07");
    }

    @Test
    void missingRateStopsInterestAndTellsUntilWhen() {
        Claim claim = calculate(LAW, "BE", Kind.BUSINESS, day("2027-01-20"), null, invoice("1000.00", "2026-11-30"));

        assertThat(claim.interestUntil()).isEqualTo("2026-12-31");
        assertThat(claim.interest()).as("31 days").isEqualTo("8.92");
        assertThat(claim.compensation()).isEqualTo("40.00");
    }

    @Test
    void daysOfADisputeBearNoInterest() {
        ClaimInvoice paused = new ClaimInvoice("F1", new BigDecimal("1000.00"), null, day("2025-07-31"), null, List.of(),
                List.of(new ClaimPause(day("2025-08-11"), day("2025-08-20"))));

        Claim claim = calculate(LAW, "BE", Kind.BUSINESS, day("2025-08-30"), null, paused);

        assertThat(claim.lines().stream().filter(line -> line.reason().isInterest()).mapToInt(ClaimLine::days).sum()).isEqualTo(20);
        assertThat(claim.interest()).isEqualTo("5.75");
    }

    @Test
    void paymentAboveAllThatIsClaimedIsRefused() {
        ClaimInvoice invoice = new ClaimInvoice("F1", new BigDecimal("1000.00"), null, day("2025-07-31"), null,
                List.of(new ClaimPayment(day("2025-08-30"), new BigDecimal("1048.64"))), List.of());

        assertThatThrownBy(() -> calculate(LAW, "BE", Kind.BUSINESS, day("2025-08-30"), null, invoice)).isInstanceOfSatisfying(InvalidClaim.class,
                refused -> assertThat(refused.problems()).extracting(problem -> problem.field()).containsExactly("payments"));
        ClaimInvoice exact = new ClaimInvoice("F1", new BigDecimal("1000.00"), null, day("2025-07-31"), null,
                List.of(new ClaimPayment(day("2025-08-30"), new BigDecimal("1048.63"))), List.of());
        assertThat(calculate(LAW, "BE", Kind.BUSINESS, day("2025-08-30"), null, exact).total()).isEqualTo("0.00");
    }

    @Test
    void ratesFollowTheFormulasOfTheLaw() {
        ClaimTables tables = SampleTables.get();
        for (LocalDate begin = LocalDate.of(2022, Month.JANUARY, 1); begin.isBefore(LocalDate.of(2027, Month.JANUARY, 1)); begin = begin.plusMonths(6)) {
            BigDecimal reference = tables.rate(RateKind.ECB, begin).orElseThrow();
            BigDecimal dutch = reference.add(BigDecimal.valueOf(8));
            BigDecimal belgian = dutch.multiply(BigDecimal.valueOf(2)).setScale(0, RoundingMode.CEILING).divide(BigDecimal.valueOf(2));
            assertThat(tables.rate(RateKind.NL_BUSINESS, begin).orElseThrow()).as("NL " + begin).isEqualByComparingTo(dutch);
            assertThat(tables.rate(RateKind.BE_BUSINESS, begin).orElseThrow()).as("BE " + begin).isEqualByComparingTo(belgian);
        }
    }

    /** Whatever is paid when: nothing is lost, nothing is charged twice, and no part is below 0. */
    @Test
    void everyCentOfEveryPaymentIsAccountedFor() {
        Random random = new Random(20261122);
        for (int run = 0; run < 2000; run++) {
            String country = random.nextBoolean() ? "BE" : "NL";
            Kind kind = random.nextBoolean() ? Kind.BUSINESS : Kind.CONSUMER;
            BigDecimal amount = BigDecimal.valueOf(1000 + random.nextInt(500_000), 2);
            LocalDate due = LocalDate.of(2023, 10, 1).plusDays(random.nextInt(700));
            LocalDate on = due.plusDays(30 + random.nextInt(300));
            ClaimPayment first = new ClaimPayment(due.plusDays(random.nextInt(30)), amount.divide(BigDecimal.valueOf(3), 2, RoundingMode.DOWN));
            ClaimPayment second = new ClaimPayment(on.minusDays(random.nextInt(10)), amount.divide(BigDecimal.valueOf(4), 2, RoundingMode.DOWN));
            ClaimInvoice invoice = new ClaimInvoice("F1", amount, null, due, null, List.of(first, second), List.of());
            ClaimNotice notice = random.nextBoolean() ? null : ClaimNotice.sent(due.plusDays(3), Channel.EMAIL);
            ClaimTerms terms = LAW.with(random.nextBoolean() ? ConsumerClause.LEGAL_MAXIMUM : ConsumerClause.NONE, random.nextBoolean())
                    .with(random.nextBoolean() ? Allocation.INTEREST_FIRST : Allocation.PRINCIPAL_FIRST)
                    .with(random.nextBoolean() ? DutchCosts.SCALE : DutchCosts.MINIMUM, false);

            Claim claim = calculate(terms, country, kind, on, notice, invoice);

            String what = "%s %s %s due %s on %s %s %s %s".formatted(country, kind, amount, due, on, notice, terms, claim);
            assertThat(claim.openAmount().add(sum(claim.lines()))).as(what).isEqualTo(claim.total());
            assertThat(List.of(claim.openAmount(), claim.interest(), claim.compensation(), claim.collectionCost())).as(what)
                    .allSatisfy(part -> assertThat(part).isNotNegative());
            BigDecimal charged = claim.lines().stream().map(ClaimLine::amount).filter(part -> part.signum() > 0).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(amount.add(charged).subtract(first.amount()).subtract(second.amount())).as(what).isEqualByComparingTo(claim.total());
        }
    }

    private static Claim belgianConsumer(ClaimTerms terms) {
        return calculate(terms, "BE", Kind.CONSUMER, day("2026-11-20"), ClaimNotice.sent(day("2026-10-12"), Channel.EMAIL),
                invoice("480.00", "2026-09-30"));
    }

    private static Claim calculate(ClaimTerms terms, String country, Kind kind, LocalDate on, ClaimNotice notice, ClaimInvoice... invoices) {
        return SampleTables.calculator(terms).calculate(new ClaimRequest(country, kind, List.of(invoices), notice, on));
    }

    private static ClaimInvoice invoice(String amount, String due) {
        return ClaimInvoice.of("F1", new BigDecimal(amount), null, day(due));
    }

    private static BigDecimal sum(List<ClaimLine> lines) {
        return lines.stream().map(ClaimLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}

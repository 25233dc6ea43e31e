package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Pdf;
import eu.kapstok.testing.TestEngine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Consumers withdraw from what they bought at a distance, by the letter of the law. */
@KapstokTest
class WithdrawalsTest {

    private static final String LIEVE = "C10138";
    private static final String PIETER = "C10146";

    @Autowired
    Withdrawals withdrawals;
    @Autowired
    WithdrawalStore store;
    @Autowired
    WithdrawalRules rules;
    @Autowired
    GoodsReturnStore returns;
    @Autowired
    ReturnPeriod period;
    @Autowired
    ReturnPagePart page;
    @Autowired
    ReturnLabels labels;
    @Autowired
    SettlementStore settlements;
    @Autowired
    ComplaintFiles files;
    @Autowired
    ComplaintRepository complaints;
    @Autowired
    CustomerService customers;
    @Autowired
    DemoErp demoErp;
    @Autowired
    Erp erp;
    @Autowired
    TestEngine engine;
    @Autowired
    Clock clock;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    JdbcTemplate database;

    private SampleSettlements samples;

    @BeforeEach
    void prepare() {
        samples = new SampleSettlements(demoErp, erp, customers, files, complaints, clock, transactions);
    }

    @AfterEach
    void everythingWorksAgain() {
        demoErp.faults(DemoFaults.NONE);
    }

    @ParameterizedTest
    @CsvSource({"C10138, BE", "C10146, NL"})
    void bothConsumersCanWithdrawUntilTheLastDayAndNotADayLonger(String consumer, String country) {
        String order = samples.delivered(consumer, DemoQuote.Line.of("TH-SLIM", 2));

        Withdrawals.Offer offer = withdrawals.offer(order, consumer).orElseThrow();
        assertThat(offer.country()).isEqualTo(country);
        assertThat(offer.lastDay()).isAfterOrEqualTo(LocalDate.now(clock).plusDays(14));
        assertThat(offer.lines()).singleElement().satisfies(line -> assertThat(line.left()).isEqualByComparingTo("2"));

        arrived(order, LocalDate.now(clock).minusDays(18));
        assertThat(withdrawals.offer(order, consumer)).isEmpty();
    }

    @Test
    void businessesAndOtherPeoplesOrdersHaveNoSuchRight() {
        String business = samples.deliveredOrder("C10051");
        String lieves = samples.delivered(LIEVE, DemoQuote.Line.of("TH-SLIM", 1));

        assertThat(withdrawals.offer(business, "C10051")).isEmpty();
        assertThat(withdrawals.offer(lieves, PIETER)).isEmpty();
        assertThat(withdrawals.offer("O1999-99999", LIEVE)).isEmpty();
        assertThat(withdrawals.open("O1999-99999", "C10051", LocalDate.now(clock), null)).isFalse();
    }

    @Test
    void declarationIsAcknowledgedAtOnceWithDayAndTimeAndTheGoodsAreSentForWithoutAnybodysLeave() {
        String order = samples.delivered(PIETER, DemoQuote.Line.of("TH-SLIM", 2));

        String number = declare(order, PIETER, UUID.randomUUID().toString(), Map.of(1, BigDecimal.ONE));
        engine.continueToNextWaitState();

        Withdrawal withdrawal = store.find(number).orElseThrow();
        String text = mailed(number, "withdrawal-receipt");
        assertThat(withdrawal.whole()).isFalse();
        assertThat(text).contains("ik, Pieter de Vries, herroep hierbij de overeenkomst over bestelling " + order, "1 st").containsPattern("om \\d\\d:\\d\\d:\\d\\d");
        assertThat(returns.ofComplaint(number).orElseThrow().lines()).singleElement()
                .satisfies(line -> assertThat(line.announced()).isEqualByComparingTo("1"));
        assertThat(files.find(number).state()).isEqualTo(ComplaintState.GOODS_AWAITED);
    }

    @Test
    void receiptLabelAndPageNameTheSameLastDayOfSendingBack() {
        String order = samples.delivered(PIETER, DemoQuote.Line.of("TH-SLIM", 2));

        String number = declare(order, PIETER, UUID.randomUUID().toString(), Map.of(1, BigDecimal.ONE));
        engine.continueToNextWaitState();

        LocalDate day = rules.sendBackBy(store.find(number).orElseThrow(), "NL");
        GoodsReturn goods = returns.ofComplaint(number).orElseThrow();
        String words = new LocalFormat(Locale.forLanguageTag("nl")).date(day);
        assertThat(day).isBefore(period.waitedFor(goods));
        assertThat(mailed(number, "withdrawal-receipt")).contains("uiterlijk op " + words);
        assertThat(mailed(number, "return-label")).contains("Stuur deze goederen uiterlijk op " + words + " terug");
        assertThat(page.of(number).until()).isEqualTo(new ReturnPeriod.Until(day, true));
        assertThat(new Pdf(labels.print(goods, files.find(number), 1)).text()).containsSubsequence("Terugsturen uiterlijk op", words.replace('\u00a0', ' '));
    }

    private String mailed(String number, String template) {
        return database.queryForObject("select text from kapstok.mail where business_key = ? and template = ?", String.class, number, template);
    }

    @Test
    void secondClickOnTheSamePageIsTheFirst() {
        String order = samples.delivered(LIEVE, DemoQuote.Line.of("TH-SLIM", 1));
        String token = UUID.randomUUID().toString();

        String first = declare(order, LIEVE, token, Map.of(1, BigDecimal.ONE));
        String second = declare(order, LIEVE, token, Map.of(1, BigDecimal.ONE));

        assertThat(second).isEqualTo(first);
        assertThat(store.ofOrder(order)).hasSize(1);
        assertThat(withdrawals.offer(order, LIEVE)).isEmpty();
    }

    @Test
    void functionStaysAfterAPartAndGoesAfterTheLastOfIt() {
        String order = samples.delivered(LIEVE, DemoQuote.Line.of("TH-SLIM", 2));
        LocalDate today = LocalDate.now(clock);

        declare(order, LIEVE, UUID.randomUUID().toString(), Map.of(1, BigDecimal.ONE));
        assertThat(withdrawals.open(order, LIEVE, today, today)).isTrue();

        declare(order, LIEVE, UUID.randomUUID().toString(), Map.of(1, BigDecimal.ONE));
        assertThat(withdrawals.open(order, LIEVE, today, today)).isFalse();
    }

    @Test
    void moreThanWasBoughtAndNothingAtAllAreRefused() {
        String order = samples.delivered(LIEVE, DemoQuote.Line.of("TH-SLIM", 1));

        for (Map<Integer, BigDecimal> asked : List.of(Map.of(1, new BigDecimal(2)), Map.<Integer, BigDecimal>of(), Map.of(7, BigDecimal.ONE))) {
            assertThatThrownBy(() -> declare(order, LIEVE, UUID.randomUUID().toString(), asked)).as(asked.toString())
                    .isInstanceOf(FormRefused.class);
        }
        assertThat(store.ofOrder(order)).isEmpty();
    }

    @Test
    void standardDeliveryIsGivenBackWithAllOfTheOrderAndNotWithAPart() {
        String whole = samples.delivered(LIEVE, DemoQuote.Line.of("TH-SLIM", 2), DemoQuote.Line.of("LEV-1", 1));
        String part = samples.delivered(LIEVE, DemoQuote.Line.of("TH-SLIM", 2), DemoQuote.Line.of("LEV-1", 1));

        String all = declare(whole, LIEVE, UUID.randomUUID().toString(), Map.of(1, new BigDecimal(2)));
        String some = declare(part, LIEVE, UUID.randomUUID().toString(), Map.of(1, BigDecimal.ONE));

        assertThat(products(all)).containsExactly("TH-SLIM", "LEV-1");
        assertThat(products(some)).containsExactly("TH-SLIM");
        engine.continueToNextWaitState();
        assertThat(returns.ofComplaint(all).orElseThrow().lines()).extracting(GoodsReturn.Line::product).containsExactly("TH-SLIM");
    }

    @Test
    void whatTheLawExceptsIsNamedAndStays() {
        database.update("insert into kapstok.withdrawal_product values ('KIT-SIL', 'EXEMPT')");
        try {
            String order = samples.delivered(LIEVE, DemoQuote.Line.of("TH-SLIM", 1), DemoQuote.Line.of("KIT-SIL", 1));

            Withdrawals.Offer offer = withdrawals.offer(order, LIEVE).orElseThrow();

            assertThat(offer.lines()).extracting(Withdrawals.Line::product).containsExactly("TH-SLIM");
            assertThat(offer.exempt()).singleElement().asString().contains("siliconenkit");
        } finally {
            database.update("delete from kapstok.withdrawal_product where product = 'KIT-SIL'");
        }
    }

    @Test
    void orderThatDidNotLeaveYetIsCalledOffInTheErpOnce() {
        String order = confirmed();

        String number = declare(order, LIEVE, UUID.randomUUID().toString(), Map.of(1, new BigDecimal(2)));
        assertThat(database.queryForObject("select text from kapstok.mail where business_key = ? and template = 'withdrawal-receipt'", String.class,
                number)).contains("tegen te houden");
        engine.continueToNextWaitState();

        assertThat(erp.order(order).orElseThrow().state()).isEqualTo(ErpOrder.State.CANCELLED);
        assertThat(store.find(number).orElseThrow().orderStopped()).isTrue();
        assertThat(files.find(number).state()).isEqualTo(ComplaintState.CLOSED);
        assertThat(returns.ofComplaint(number)).isEmpty();
        assertThat(settlements.ofComplaint(number).orElseThrow().credits()).isEmpty();
        assertThat(database.queryForObject("select state from kapstok.customer_order where number = ?", String.class, order)).isEqualTo("CANCELLED");
        assertThat(withdrawals.stopOrder(number)).as("asked again it is the same").isFalse();
    }

    @Test
    void orderThatLeftInTheMeantimeComesBackAndOurPeopleHearOfIt() {
        String order = confirmed();
        demoErp.ship(order, DemoShipment.ALL);
        engine.continueToNextWaitState();

        String number = declare(order, LIEVE, UUID.randomUUID().toString(), Map.of(1, new BigDecimal(2)));
        engine.continueToNextWaitState();

        assertThat(erp.order(order).orElseThrow().state()).isEqualTo(ErpOrder.State.IN_DELIVERY);
        assertThat(store.find(number).orElseThrow().orderStopped()).isFalse();
        assertThat(files.find(number).state()).isEqualTo(ComplaintState.GOODS_AWAITED);
        assertThat(returns.ofComplaint(number)).isPresent();
        assertThat(staffMails(number)).isPositive();
    }

    @Test
    void partOfAnOrderThatDidNotLeaveIsForOurPeopleToStop() {
        String order = confirmed();

        String number = declare(order, LIEVE, UUID.randomUUID().toString(), Map.of(1, BigDecimal.ONE));
        engine.continueToNextWaitState();

        assertThat(erp.order(order).orElseThrow().state()).isEqualTo(ErpOrder.State.CONFIRMED);
        assertThat(staffMails(number)).isPositive();
    }

    @Test
    void whoWasNotToldOfTheRightHasAYearMore() {
        String order = samples.delivered(LIEVE, DemoQuote.Line.of("TH-SLIM", 1));
        LocalDate day = LocalDate.now(clock).minusDays(40);
        arrived(order, day);
        assertThat(withdrawals.offer(order, LIEVE)).isEmpty();

        store.note(order, new WithdrawalTerms(false, null, null), "Sofie", clock.instant());

        LocalDate last = withdrawals.offer(order, LIEVE).orElseThrow().lastDay();
        assertThat(last).isAfterOrEqualTo(day.plusDays(14).plusMonths(12)).isBefore(day.plusDays(20).plusMonths(12));
        assertThat(withdrawals.lastDay(order, LIEVE, LocalDate.now(clock), day)).isEqualTo(last);
        store.note(order, new WithdrawalTerms(true, LocalDate.now(clock).minusDays(1), null), "Sofie", clock.instant());
        assertThat(withdrawals.offer(order, LIEVE).orElseThrow().lastDay()).isAfterOrEqualTo(LocalDate.now(clock).plusDays(13))
                .isBefore(LocalDate.now(clock).plusDays(20));
    }

    @Test
    void serviceThatBeganOnRequestIsGivenBackForTheDaysThatAreLeft() {
        database.update("insert into kapstok.withdrawal_service values ('KIT-SIL', 30)");
        try {
            String order = samples.delivered(LIEVE, DemoQuote.Line.of("KIT-SIL", 30));
            store.note(order, new WithdrawalTerms(true, null, LocalDate.now(clock).minusDays(6)), "Sofie", clock.instant());
            BigDecimal price = erp.delivered(order).get(0).unitPrice().multiply(new BigDecimal(30));

            String number = declare(order, LIEVE, UUID.randomUUID().toString(), Map.of(1, new BigDecimal(30)));
            engine.continueToNextWaitState();

            assertThat(returns.ofComplaint(number)).as("a service comes not back in a parcel").isEmpty();
            assertThat(settlements.ofComplaint(number).orElseThrow().made()).singleElement()
                    .satisfies(credit -> assertThat(credit.net()).isEqualByComparingTo(price.multiply(new BigDecimal("0.8")).setScale(2, RoundingMode.HALF_UP)));
        } finally {
            database.update("delete from kapstok.withdrawal_service where product = 'KIT-SIL'");
        }
    }

    /** Two thermostats of Lieve's that our process followed up to the confirmation. */
    private String confirmed() {
        String order = demoErp.raiseOrder(LIEVE, List.of(new DemoShipment.Line("TH-SLIM", new BigDecimal(2))), null).number();
        engine.continueToNextWaitState();
        return order;
    }

    private int staffMails(String number) {
        return database.queryForObject("select count(*) from kapstok.mail where business_key = ? and template = 'complaint-staff'", Integer.class, number);
    }

    private List<String> products(String number) {
        return new TransactionTemplate(transactions).execute(status -> files.find(number).lines().stream().map(ComplaintLine::product).toList());
    }

    private String declare(String order, String consumer, String token, Map<Integer, BigDecimal> quantities) {
        Contact contact = customers.contactsOf(consumer, ContactRole.ADMIN).get(0);
        return withdrawals.declare(order, consumer, contact.id(), "nl", token, contact.name(), contact.email(), quantities,
                new Actor(Actor.Kind.CONTACT, contact.id().toString(), contact.name(), "127.0.0.1", "Test", Locale.forLanguageTag("nl")));
    }

    private void arrived(String order, LocalDate day) {
        database.update("update demo_erp.shipment set delivered_on = ? where sales_order = ?", day, order);
    }
}

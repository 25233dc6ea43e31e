package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.Erp;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import java.math.BigDecimal;
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
    GoodsReturnStore returns;
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
        assertThat(withdrawals.open("C10051", LocalDate.now(clock), null)).isFalse();
    }

    @Test
    void declarationIsAcknowledgedAtOnceWithDayAndTimeAndTheGoodsAreSentForWithoutAnybodysLeave() {
        String order = samples.delivered(PIETER, DemoQuote.Line.of("TH-SLIM", 2));

        String number = declare(order, PIETER, UUID.randomUUID().toString(), Map.of(1, BigDecimal.ONE));
        engine.continueToNextWaitState();

        Withdrawal withdrawal = store.find(number).orElseThrow();
        String text = database.queryForObject("select text from kapstok.mail where business_key = ? and template = 'withdrawal-receipt'",
                String.class, number);
        assertThat(withdrawal.whole()).isFalse();
        assertThat(text).contains("ik, Pieter de Vries, herroep hierbij de overeenkomst over bestelling " + order, "1 st").containsPattern("om \\d\\d:\\d\\d:\\d\\d");
        assertThat(returns.ofComplaint(number).orElseThrow().lines()).singleElement()
                .satisfies(line -> assertThat(line.announced()).isEqualByComparingTo("1"));
        assertThat(files.find(number).state()).isEqualTo(ComplaintState.GOODS_AWAITED);
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

package eu.kapstok.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.ErpEvent;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.testing.KapstokTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer asks for a quote, and sales makes one or does not. */
@KapstokTest
class QuoteRequestProcessTest extends QuoteProcessTests {

    static final Set<String> PART = Set.of("Event_QuoteRequested", "Activity_PrepareQuote", "Event_QuoteMade",
            "Gateway_HowWasRequestAnswered", "Gateway_QuoteForRequest", "Event_RequestAnswered", "Activity_DeclineRequest",
            "Event_RequestDeclined");

    @Autowired
    QuoteRequests requests;

    @Autowired
    QuoteRequestForms requestForms;

    @Autowired
    JdbcClient database;

    @Override
    boolean hasToWalk(String element) {
        return PART.contains(element);
    }

    @Test
    void quoteThatNamesTheRequestGoesOnInItsInstance() {
        String request = request();
        String instance = instance(request).getId();
        assertThat(instance(request)).isWaitingAt("Activity_PrepareQuote");

        String number = raise(answering(request, CUSTOMER));

        assertThat(instance(request)).isNull();
        assertThat(instance(number).getId()).isEqualTo(instance);
        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey())
                .isEqualTo(number);
        assertThat(requests.find(request).status()).isEqualTo(QuoteRequest.Status.QUOTED);
        assertThat(requests.find(request).quoteNumber()).isEqualTo(number);
        accept(number, approver());
        engine.continueToNextWaitState();
        assertEnded(number, "Event_QuoteAccepted");
    }

    @Test
    void quoteWithAnUnknownRequestStartsAnInstanceOfItsOwn() {
        String number = raise(answering("A1999-00001", CUSTOMER));

        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        assertThat(passed(number)).doesNotContain("Activity_PrepareQuote");
    }

    @Test
    void quoteForAnotherCustomerDoesNotAnswerTheRequest() {
        String request = request();

        String number = raise(answering(request, CONSUMER));

        assertThat(instance(request)).isWaitingAt("Activity_PrepareQuote");
        assertThat(instance(number)).isNotNull();
        assertThat(requests.find(request).status()).isEqualTo(QuoteRequest.Status.OPEN);
    }

    @Test
    void secondQuoteForARequestStartsAnInstanceOfItsOwn() {
        String request = request();
        String first = raise(answering(request, CUSTOMER));

        String second = raise(answering(request, CUSTOMER));

        assertThat(instance(second).getId()).isNotEqualTo(instance(first).getId());
        assertThat(instance(second)).isWaitingAt("Activity_DecideOnQuote");
        assertThat(requests.find(request).quoteNumber()).isEqualTo(first);
    }

    @Test
    void salesNamesAQuoteThatTheErpHoldsAndDidNotTell() {
        String request = request();
        String number = raise(usual());
        String other = request();
        staff("sales", request, "Activity_PrepareQuote", Map.of("requestResult", "made", "quoteNumber", number));

        assertEnded(request, "Event_RequestAnswered");
        assertThat(requests.find(request).quoteNumber()).isEqualTo(number);
        assertThatThrownBy(() -> staff("sales", other, "Activity_PrepareQuote",
                Map.of("requestResult", "made", "quoteNumber", "Q1999-00001"))).hasMessageContaining("Number of the quote: The ERP knows no");
        assertThat(instance(other)).isWaitingAt("Activity_PrepareQuote");
    }

    @Test
    void salesNamesAQuoteThatIsNotInTheProcessYet() {
        String request = request();
        String instance = instance(request).getId();
        String number = unheardOf(raise(usual()));

        staff("sales", request, "Activity_PrepareQuote", Map.of("requestResult", "made", "quoteNumber", number));
        engine.continueToNextWaitState();

        assertThat(instance(number).getId()).isEqualTo(instance);
        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        events.receive(new ErpEvent("quote:SUBMITTED:" + number + ":late", "quote-submitted", number));
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).count()).isEqualTo(1);
    }

    @Test
    void declinedRequestIsToldToTheCustomerWithTheReason() {
        String request = request();

        assertThatThrownBy(() -> staff("sales", request, "Activity_PrepareQuote", Map.of("requestResult", "decline")))
                .hasMessageContaining("Why, for the customer");
        staff("sales", request, "Activity_PrepareQuote",
                Map.of("requestResult", "decline", "customerText", "Dit verkopen wij niet meer."));
        engine.continueToNextWaitState();

        assertEnded(request, "Event_RequestDeclined");
        assertThat(mail(approver(), request, "Uw offerteaanvraag").text()).contains("Dit verkopen wij niet meer.");
        assertThat(requests.find(request).status()).isEqualTo(QuoteRequest.Status.DECLINED);
    }

    @Test
    void requestThatIsSentTwiceIsOne() throws Exception {
        String token = UUID.randomUUID().toString();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<String>> clicks = new ArrayList<>();
        for (int click = 0; click < 2; click++) {
            clicks.add(threads.submit(() -> {
                together.await();
                return raiseRequest(token);
            }));
        }
        String first = clicks.get(0).get();
        threads.shutdown();

        assertThat(clicks.get(1).get()).isEqualTo(first).isEqualTo(raiseRequest(token)).matches("A\\d{4}-\\d{5}");
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(first).count()).isEqualTo(1);
        walked(first);
    }

    @Test
    void requestForNothingIsRefused() {
        assertThatThrownBy(() -> requests.raise(CUSTOMER, approver().id(), List.of(), " ", UUID.randomUUID().toString()))
                .isInstanceOf(FormRefused.class);
        assertThatThrownBy(() -> requests.raise(CUSTOMER, approver().id(), List.of(new QuoteRequestLine(null, "Pipe",
                BigDecimal.ZERO, null)), null, UUID.randomUUID().toString())).isInstanceOf(FormRefused.class);
        assertThatThrownBy(() -> requests.raise(CONSUMER, approver().id(), List.of(), "Hello", UUID.randomUUID().toString()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void formShowsWhatItDeclares() {
        String request = request();

        assertThat(requestForms.prepare(request)).containsOnlyKeys(QuoteRequestForms.PREPARE);
        assertThat(requestForms.prepare(request).get("remarkText")).isEqualTo("Voor de werf in Mechelen");
        assertThat(tasks.getVariable(task(request, "Activity_PrepareQuote").getId(), "caseTitle")).isEqualTo("Request " + request);
    }

    private String request() {
        return walked(raiseRequest(UUID.randomUUID().toString()));
    }

    private String raiseRequest(String token) {
        return requests.raise(CUSTOMER, approver().id(), List.of(new QuoteRequestLine("THK-100", "Thermostaatkop", BigDecimal.TEN, "st")),
                "Voor de werf in Mechelen", token);
    }

    /** A copy of that quote in the ERP, which tells nobody of it. */
    private String unheardOf(String quote) {
        String number = quote.replace("Q", "QX");
        database.sql("insert into demo_erp.quote select (jsonb_populate_record(q, jsonb_build_object('number', :copy))).* "
                + "from demo_erp.quote q where number = :quote").param("copy", number).param("quote", quote).update();
        database.sql("insert into demo_erp.quote_line select (jsonb_populate_record(l, jsonb_build_object('quote', :copy))).* "
                + "from demo_erp.quote_line l where quote = :quote").param("copy", number).param("quote", quote).update();
        return walked(number);
    }

    private static DemoQuote answering(String request, String customer) {
        return new DemoQuote(customer, null, List.of(DemoQuote.Line.of("THK-100", 10)), null, null, null, null, false, request);
    }
}

package eu.kapstok.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.forms.EngineRest;
import eu.kapstok.forms.HostileAnswers;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.testing.WebClient;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** What somebody with bad intentions, or a broken program, sends to each form about overdue invoices and to the customer's page. */
class DunningHostileAnswersTest extends DunningTests {

    private static final List<String> NOT_WRITTEN = List.of("a\u0000b", "\u202Eesrever", "x".repeat(HostileAnswers.TEN_MEGABYTES / 10));

    /** @param needed answers beside which a field is asked for */
    private record StaffTask(String form, String user, String key, String element, Map<String, Map<String, String>> needed) {
    }

    @LocalServerPort
    int port;
    @Autowired
    PersonalLinks links;
    @Autowired
    Environment environment;
    @Autowired
    DunningRuns runs;

    @Test
    void everyFormOfOurPeopleRefusesWhatItDidNotAskFor() throws IOException {
        List<StaffTask> waiting = staffTasks();
        assertThat(waiting.stream().map(StaffTask::form).collect(Collectors.toSet())).isEqualTo(HostileAnswers.shipped("dunning", Set.of(), false));
        for (StaffTask one : waiting) {
            Task task = task(one.key(), one.element());
            assertThat(task).as(one.form()).isNotNull();
            Map<String, Object> before = runtime.getVariables(task.getProcessInstanceId());
            HostileAnswers.send(new EngineRest(port, one.user()), task.getId(), "dunning", one.form(), one.needed());
            assertThat(task(one.key(), one.element())).as(one.form()).isNotNull();
            assertThat(runtime.getVariables(task.getProcessInstanceId())).as(one.form()).isEqualTo(before);
        }
    }

    @Test
    void whatIsWrittenOnTheCustomersPageIsTakenAsItIsOrToldAtItsField() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.00", 10);
        begin(customer);
        WebClient client = client(customer);
        String csrf = client.get("/portal/owed").document().selectFirst("input[name=_csrf]").attr("value");
        for (String value : NOT_WRITTEN) {
            Map<String, String> plan = new LinkedHashMap<>(Map.of("_csrf", csrf, "parts", "3", "firstDay", LocalDate.now(clock).toString()));
            plan.put("planWords", value);
            assertThat(client.post("/portal/owed/plan", plan).status()).as("%.40s", value).isEqualTo(422);
        }
        for (String value : HostileAnswers.TYPED) {
            for (String field : List.of("paid:paidOn", "promise:promiseDay", "plan:parts", "plan:firstDay")) {
                Map<String, String> typed = new LinkedHashMap<>(Map.of("_csrf", csrf));
                typed.put(field.split(":")[1], value);
                WebClient.Answer answer = client.post("/portal/owed/" + field.split(":")[0], typed);
                assertThat(answer.status()).as("%s: %.40s", field, value).isBetween(400, 499);
                assertThat(answer.body()).as("%s: %.40s", field, value).doesNotContain("<script>alert(1)", "\tat ", "Exception");
            }
        }
        assertThat(promises.ofCustomer(customer, 5)).isEmpty();
        assertThat(plans.ofCustomer(customer, 5)).isEmpty();
        for (String path : List.of("/portal/owed/" + "9".repeat(3000) + "/pdf", "/portal/owed/..;/x")) {
            assertThat(client.get(path).status()).as(path).isBetween(400, 499);
        }
        assertThat(disputes.isDisputed(invoice)).isFalse();
    }

    private List<StaffTask> staffTasks() {
        String posted = business("BE", "nl");
        database.update("update demo_erp.contact set email = '' where customer = ?", posted);
        customers.fromErp(posted);
        invoice(posted, "300.00", 10);
        begin(posted);
        String small = business("BE", "nl");
        invoice(small, "4.99", 20);
        begin(small);
        String insolvent = business("BE", "nl");
        invoice(insolvent, "800.00", 20);
        transactions.executeWithoutResult(status -> {
            debtors.take(insolvent);
            debtors.insolvent(insolvent, true);
        });
        begin(insolvent);
        String planned = business("BE", "nl");
        invoice(planned, "9000.00", 10);
        begin(planned);
        words.plan(planned, 3, LocalDate.now(clock).plusDays(3), null, "An", "parts", "firstDay");
        String called = customer(ErpCustomer.Kind.BUSINESS, "BE", "nl", "A", "BE0999000000");
        invoice(called, "1500.00", 7);
        begin(called);
        look(called, 11);
        look(called, 27);
        String abroad = business("FR", "fr");
        invoice(abroad, "800.00", 20);
        begin(abroad);
        String handed = business("BE", "nl");
        day(0);
        invoice(handed, "1500.00", 7);
        begin(handed);
        look(handed, 11);
        look(handed, 27);
        look(handed, 45);
        day(0);
        runs.ask();
        engine.continueToNextWaitState();
        return List.of(
                new StaffTask("post-letter", "credit-control", posted, DunningProcess.Elements.POST_LETTER, Map.of()),
                new StaffTask("decide-write-off", "credit-control", small, DunningProcess.Elements.DECIDE_WRITE_OFF, Map.of()),
                new StaffTask("file-claim", "credit-control", insolvent, DunningProcess.Elements.FILE_CLAIM, Map.of()),
                new StaffTask("follow-up-abroad", "credit-control", abroad, DunningProcess.Elements.FOLLOW_UP_ABROAD, Map.of(
                        "abroadDay", Map.of("abroadDecision", "\"later\""))),
                new StaffTask("approve-payment-plan", "credit-control", planned, DunningProcess.Elements.APPROVE_PAYMENT_PLAN, Map.of(
                        "instalments", Map.of("planDecision", "\"change\""), "firstDay", Map.of("planDecision", "\"change\""),
                        "customerText", Map.of("planDecision", "\"refuse\""))),
                new StaffTask("call-debtor", "sales", called, DunningProcess.Elements.CALL_DEBTOR, Map.of(
                        "promiseDay", Map.of("callOutcome", "\"promise\""), "instalments", Map.of("callOutcome", "\"plan\""),
                        "firstDay", Map.of("callOutcome", "\"plan\""), "disputedInvoice", Map.of("callOutcome", "\"dispute\""))),
                new StaffTask("confirm-hand-over", "credit-control", handed, DunningProcess.Elements.CONFIRM_HAND_OVER, Map.of(
                        "collector", Map.of("handOverDecision", "\"confirm\""), "holdDay", Map.of("handOverDecision", "\"no\""),
                        "note", Map.of("handOverDecision", "\"no\""))),
                new StaffTask("release-run", "credit-control", DunningRunProcess.key(LocalDate.now(clock)), DunningRunProcess.Elements.RELEASE_RUN,
                        Map.of("segment", Map.of("releaseDecision", "\"release\""), "redirect", Map.of("releaseDecision", "\"release\""),
                                "dropped", Map.of("releaseDecision", "\"release\""))));
    }

    private Contact contact(String customer) {
        return customers.contactsOf(customer, ContactRole.ADMIN).get(0);
    }

    private WebClient client(String customer) {
        WebClient client = new WebClient(environment);
        client.submit(client.get(URI.create(links.create(contact(customer).id(), "/portal/", Instant.now().plusSeconds(600))).getPath()), Map.of());
        return client;
    }
}

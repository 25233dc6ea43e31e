package eu.kapstok.order;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.Contact;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.forms.EngineRest;
import eu.kapstok.forms.HostileAnswers;
import eu.kapstok.notifications.DemoMailbox;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.testing.WebClient;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.data.domain.Limit;

/** What somebody with bad intentions, or a broken program, sends to each form of an order and to its page: refused in words, and nothing comes of it. */
class OrderHostileAnswersTest extends OrderProcessTests {

    private static final Set<String> CUSTOMERS = Set.of("review-delivery");
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

    @Test
    void everyFormOfOurPeopleRefusesWhatItDidNotAskFor() throws IOException {
        List<StaffTask> waiting = staffTasks();
        assertThat(waiting.stream().map(StaffTask::form).collect(Collectors.toSet())).isEqualTo(HostileAnswers.shipped("order", CUSTOMERS, false));
        for (StaffTask one : waiting) {
            Task task = task(one.key(), one.element());
            Map<String, Object> before = runtime.getVariables(task.getProcessInstanceId());
            HostileAnswers.send(new EngineRest(port, one.user()), task.getId(), "order", one.form(), one.needed());
            assertThat(task(one.key(), one.element())).as(one.form()).isNotNull();
            assertThat(runtime.getVariables(task.getProcessInstanceId())).as(one.form()).isEqualTo(before);
        }
    }

    @Test
    void everyFieldOfACustomersReviewRefusesWhatItDidNotAskFor() throws IOException {
        assertThat(HostileAnswers.shipped("order", CUSTOMERS, true)).isEqualTo(CUSTOMERS);
        String number = delivered();
        WebClient client = client(buyer());
        Task task = task(number, "Activity_ReviewDelivery");
        Map<String, Object> before = runtime.getVariables(task.getProcessInstanceId());
        Map<String, String> hidden = hidden(client, number, "/review");
        for (String key : List.of("stars", "effort", "recommendation", "words", "customerGroup", "reviewBad", "stars.inner")) {
            for (String value : key.equals("words") ? NOT_WRITTEN : HostileAnswers.TYPED) {
                Map<String, String> typed = new LinkedHashMap<>(hidden);
                if (!Set.of("effort", "recommendation", "words").contains(key)) {
                    // a review without stars is none, whatever else is sent
                    typed.remove("stars");
                } else {
                    typed.put("stars", "5");
                }
                typed.put(key, value);
                WebClient.Answer answer = client.post("/portal/orders/" + number + "/review", typed);

                assertThat(answer.status()).as("%s: %.40s", key, value).isBetween(400, 499);
                assertThat(answer.body()).as("%s: %.40s", key, value).doesNotContain("<script>alert(1)", "\tat ", "Exception");
            }
        }
        assertThat(task(number, "Activity_ReviewDelivery").getId()).isEqualTo(task.getId());
        assertThat(runtime.getVariables(task.getProcessInstanceId())).isEqualTo(before);
        assertThat(orders.review(order(number).id())).isEmpty();
    }

    @Test
    void whatIsWrittenOnThePageOfAnOrderIsTakenAsItIsOrToldAtItsField() {
        String number = ordered(usual());
        WebClient client = client(buyer());
        Map<String, String> token = hidden(client, number, "/cancel");
        for (String value : NOT_WRITTEN) {
            Map<String, String> typed = new LinkedHashMap<>(token);
            typed.put("cancelReason", value);
            WebClient.Answer answer = client.post("/portal/orders/" + number + "/cancel", typed);

            assertThat(answer.status()).as("%.40s", value).isEqualTo(422);
            assertThat(answer.document().select("#cancelReason-problem").text()).as("%.40s", value).isNotBlank();
        }
        assertThat(order(number).cancelWishedAt()).isNull();

        for (String path : List.of("/portal/orders?q=%00&state=%00&after=%00", "/portal/orders?after=~&state=nobody", "/portal/orders/export.csv?q=%00")) {
            assertThat(client.get(path).status()).as(path).isEqualTo(200);
        }
        for (String path : List.of("/portal/orders/%2500", "/portal/orders/" + "9".repeat(3000), "/portal/orders/..;/x")) {
            assertThat(client.get(path).status()).as(path).isBetween(400, 499);
        }
    }

    private List<StaffTask> staffTasks() {
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, true, false));
        String refused = ordered(usual());
        mailbox.fault(buyer().email(), DemoMailbox.Fault.REFUSE);
        String bounced = ordered(usual());
        mailbox.fault(buyer().email(), DemoMailbox.Fault.NONE);
        String wished = ordered(usual());
        cancellations.wish(wished, null, "Buyer");
        String reviewed = delivered();
        review(reviewed, Map.of("stars", "1"));
        String manager = task(reviewed, "Activity_FollowUpReview").getAssignee();
        return List.of(
                new StaffTask("check-order", "credit-control", ordered(cart("C10077", Map.of(PRODUCT, 10))), "Activity_CheckOrder", Map.of(
                        "holdDay", Map.of("checkDecision", "\"hold\""), "note", Map.of("checkDecision", "\"release\""),
                        "customerText", Map.of("checkDecision", "\"cancel\""))),
                new StaffTask("resolve-registration", "back-office", refused, "Activity_ResolveRegistration", Map.of(
                        "note", Map.of("registration", "\"retry\""), "customerText", Map.of("registration", "\"cancel\""))),
                new StaffTask("sign-contract-by-hand", "legal", orderedWithContractByHand(),
                        "Activity_SignContractByHand", Map.of("note", Map.of("contractResult", "\"declined\""))),
                new StaffTask("reach-customer", "customer-service", bounced, "Activity_ReachCustomer", Map.of(
                        "contact", Map.of("reachResult", "\"sendAgain\""), "note", Map.of("reachResult", "\"reached\""))),
                new StaffTask("decide-cancellation", "back-office", wished, "Activity_DecideCancellation", Map.of(
                        "customerText", Map.of("cancelDecision", "\"refuse\""))),
                new StaffTask("follow-up-review", manager == null ? "sales" : manager, reviewed, "Activity_FollowUpReview", Map.of(
                        "note", Map.of("followUpOutcome", "\"solved\""))));
    }

    private String delivered() {
        String number = ordered(usual());
        demoErp.ship(number, DemoShipment.ALL);
        demoErp.deliver(number);
        engine.continueToNextWaitState();
        return number;
    }

    private WebClient client(Contact contact) {
        WebClient client = new WebClient(environment);
        client.submit(client.get(URI.create(links.create(contact.id(), "/portal/", Instant.now().plusSeconds(600))).getPath()), Map.of());
        return client;
    }

    private static Map<String, String> hidden(WebClient client, String number, String form) {
        Element found = client.get("/portal/orders/" + number).document().selectFirst("form[action$=" + form + "]");
        Map<String, String> fields = new LinkedHashMap<>();
        found.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        return fields;
    }
}

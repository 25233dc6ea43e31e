package eu.kapstok.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.kapstok.customer.Contact;
import eu.kapstok.forms.EngineRest;
import eu.kapstok.forms.HostileAnswers;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.WebClient;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** What somebody with bad intentions, or a broken program, sends to each form that we ship: refused in words, and nothing comes of it. */
@KapstokTest
class HostileAnswersTest extends QuoteProcessTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "----hostile";
    private static final Set<String> CUSTOMERS = Set.of("decide-on-quote");

    /** Legal in a text, and to be kept as it is. */
    private static final String NASTY_TEXT = "<script>alert(1)</script> ${7*7} #{7*7} =7*7 {{7*7}} 'a' or 1=1";

    /** @param needed answers beside which a field is asked for */
    private record StaffTask(String form, String user, String number, String element, Map<String, Map<String, String>> needed) {
    }

    @LocalServerPort
    int port;
    @Autowired
    RuntimeService runtime;
    @Autowired
    PersonalLinks links;
    @Autowired
    QuoteRequests requests;
    @Autowired
    Environment environment;

    @Override
    boolean hasToWalk(String element) {
        return false;
    }

    @Test
    void everyFormOfOurPeopleRefusesWhatItDidNotAskFor() throws IOException {
        List<StaffTask> waiting = staffTasks();
        assertThat(waiting.stream().map(StaffTask::form).collect(Collectors.toSet())).isEqualTo(HostileAnswers.shipped("quote", CUSTOMERS, false));
        for (StaffTask one : waiting) {
            Task task = task(one.number(), one.element());
            Map<String, Object> before = runtime.getVariables(task.getProcessInstanceId());
            HostileAnswers.send(new EngineRest(port, one.user()), task.getId(), "quote", one.form(), one.needed());
            assertThat(task(one.number(), one.element())).as(one.form()).isNotNull();
            assertThat(runtime.getVariables(task.getProcessInstanceId())).as(one.form()).isEqualTo(before);
        }
    }

    @Test
    void textThatLooksLikeCodeIsKeptAsText() {
        String number = inRevision();

        EngineRest.Answer answer = new EngineRest(port, "sales").call("POST", "/task/" + task(number, "Activity_ReviseQuote").getId() + "/submit-form",
                JSON.createObjectNode().set("variables", JSON.createObjectNode()
                        .<ObjectNode>set("revision", JSON.createObjectNode().put("value", "withdraw"))
                        .set("customerText", JSON.createObjectNode().put("value", NASTY_TEXT))).toString());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        engine.continueToNextWaitState();

        assertThat(quote(number).closingText()).isEqualTo(NASTY_TEXT);
    }

    @Test
    void everyFieldOfACustomersFormRefusesWhatItDidNotAskFor() throws IOException {
        assertThat(HostileAnswers.shipped("quote", CUSTOMERS, true)).isEqualTo(CUSTOMERS);
        String number = raise(usual());
        Contact contact = approver();
        WebClient client = new WebClient(environment);
        client.submit(client.get(URI.create(links.create(contact.id(), "/portal/", Instant.now().plusSeconds(600))).getPath()), Map.of());
        Task task = task(number, "Activity_DecideOnQuote");
        Map<String, Object> before = runtime.getVariables(task.getProcessInstanceId());
        List<String> keys = List.of("decision", "deliveryAddress", "wishedDate", "consent", "declineReason", "declineText", "changeText",
                "purchaseReference", "wishedLines.0.quantity", "wishedLines.0.position", "wishedLines.0.dropped", "wishedLines.0.remark",
                "wishedLines.99999.quantity", "wishedLines.-1.quantity", "wishedLines", "customerGroup", "shown");
        Element form = client.get("/portal/quotes/" + number).document().selectFirst("form[action*=/decision/]");
        Map<String, String> hidden = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(input -> hidden.put(input.attr("name"), input.attr("value")));
        for (String key : keys) {
            for (String value : HostileAnswers.TYPED) {
                Map<String, String> typed = new LinkedHashMap<>(hidden);
                typed.putAll(Map.of("decision", "change", "wishedLines.0.quantity", "nothing"));
                typed.put(key, value);
                WebClient.Answer answer = client.post(form.attr("action"), typed);

                assertThat(answer.status()).as("%s: %.40s", key, value).isBetween(400, 499);
                assertThat(answer.body()).as("%s: %.40s", key, value).doesNotContain("<script>alert(1)", "\tat ", "Exception", "49 49");
            }
        }
        hidden.putAll(Map.of("decision", "change", "changeText", "x".repeat(HostileAnswers.TEN_MEGABYTES)));
        WebClient.Answer huge = client.send("POST", form.attr("action"), "multipart/form-data; boundary=" + BOUNDARY, hidden.entrySet().stream()
                .map(field -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, field.getKey(), field.getValue()))
                .collect(Collectors.joining()) + "--" + BOUNDARY + "--\r\n");
        assertThat(huge.status()).isBetween(400, 499);
        assertThat(task(number, "Activity_DecideOnQuote").getId()).isEqualTo(task.getId());
        assertThat(runtime.getVariables(task.getProcessInstanceId())).isEqualTo(before);
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.SENT);
    }

    private List<StaffTask> staffTasks() {
        UUID contact = approver().id();
        String called = raise(usual());
        engine.fireTimer(called, "Event_NoAnswerYet");
        String expired = raise(usual());
        engine.fireTimer(expired, "Event_ValidityEnded");
        engine.continueToNextWaitState();
        String request = requests.raise(CUSTOMER, contact, List.of(), "Something in words", UUID.randomUUID().toString());
        engine.continueToNextWaitState();
        Map<String, String> accepted = Map.of("callResult", "\"accepted\"", "contact", "\"" + contact + "\"");
        return List.of(
                new StaffTask("approve-quote", "sales-management", raise(usual().withDiscount("12")), "Activity_ApproveQuote", Map.of(
                        "remark", Map.of("verdict", "\"approve\""), "comment", Map.of("verdict", "\"reject\""))),
                new StaffTask("revise-quote", "sales", inRevision(), "Activity_ReviseQuote", Map.of(
                        "comment", Map.of("revision", "\"resubmit\""), "customerText", Map.of("revision", "\"withdraw\""))),
                new StaffTask("resolve-order-problem", "back-office", acceptedAndRefused(), "Activity_ResolveOrderProblem", Map.of(
                        "comment", Map.of("solution", "\"revise\""), "customerText", Map.of("solution", "\"cancel\""))),
                new StaffTask("extend-quote", "sales", expired, "Activity_ExtendQuote", Map.of(
                        "newValidUntil", Map.of("expiry", "\"extend\""))),
                new StaffTask("prepare-quote", "sales", request, "Activity_PrepareQuote", Map.of(
                        "quoteNumber", Map.of("requestResult", "\"made\""), "customerText", Map.of("requestResult", "\"decline\""))),
                new StaffTask("call-customer", "sales", called, "Activity_CallCustomer", Map.ofEntries(
                        Map.entry("contact", heard("accepted")), Map.entry("consent", heard("accepted")),
                        Map.entry("purchaseReference", accepted), Map.entry("deliveryAddress", accepted),
                        Map.entry("wishedDate", accepted), Map.entry("declineReason", heard("declined")),
                        Map.entry("lostTo", heard("declined")), Map.entry("note", heard("declined")),
                        Map.entry("changeText", heard("change")), Map.entry("newValidUntil", heard("extended")),
                        Map.entry("againInDays", heard("notReached")))));
    }

    private static Map<String, String> heard(String result) {
        return Map.of("callResult", "\"" + result + "\"");
    }

    private String inRevision() {
        String number = raise(usual().withDiscount("12"));
        staff("sales-management", number, "Activity_ApproveQuote", Map.of("verdict", "reject", "comment", "too low"));
        engine.continueToNextWaitState();
        return number;
    }
}

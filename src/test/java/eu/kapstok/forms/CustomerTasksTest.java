package eu.kapstok.forms;

import static eu.kapstok.forms.SampleProcess.ANNA;
import static eu.kapstok.forms.SampleProcess.BART;
import static eu.kapstok.forms.SampleProcess.GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.KapstokTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@KapstokTest
class CustomerTasksTest {

    private static final String IN_TEN_YEARS = LocalDate.now().plusYears(10).toString();

    @Autowired
    ProcessEngine engine;
    @Autowired
    RuntimeService runtime;
    @Autowired
    HistoryService history;
    @Autowired
    CustomerTasks customerTasks;
    @Autowired
    SampleFormData data;

    private SampleProcess process;

    @BeforeEach
    void deploy() {
        process = new SampleProcess(engine);
    }

    @AfterEach
    void remove() {
        process.remove();
    }

    @Test
    void answerGoesToTheFormDataAndTheProcessGoesOn() {
        String key = process.startForCustomer();
        CustomerTask task = only(key);

        Outcome outcome = customerTasks.submit(task.id(), GROUPS, ANNA, accepted());

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(data.taken.get(key)).last().isEqualTo(values("reference", "PO 7", "delivery",
                values("address", "A1", "day", LocalDate.parse(IN_TEN_YEARS)), "budget", new BigDecimal("1234.56"), "terms", true,
                "decision", "accept"));
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count()).isZero();
        assertThat(history.createUserOperationLogQuery().processInstanceId(task.task().processInstanceId()).operationType("Complete")
                .list()).extracting("userId").contains(ANNA.engineUser());
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(task.task().processInstanceId()).list())
                .extracting("name").containsExactlyInAnyOrder("customerGroup", "approved");
        assertThat(engine.getIdentityService().getCurrentAuthentication()).isNull();
    }

    @Test
    void otherCustomersTasksDoNotExist() {
        String key = process.startForCustomer();
        String id = only(key).id();

        for (List<String> groups : List.of(List.of("customer.C99002", "customer.C99002.approver"), List.of("customer.C99001"), List.<String>of())) {
            assertThat(customerTasks.find(id, groups, BART)).isEmpty();
            assertThat(customerTasks.ofBusinessKey(key, groups, BART)).isEmpty();
            assertThat(customerTasks.submit(id, groups, BART, accepted())).isInstanceOf(Outcome.NotFound.class);
            assertThat(customerTasks.ended(id, groups, BART)).isInstanceOf(Outcome.NotFound.class);
        }
        assertThat(customerTasks.submit("no-such-task", GROUPS, ANNA, accepted())).isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void secondAnswerHearsWhoWasFasterAndWhen() {
        String id = only(process.startForCustomer()).id();
        customerTasks.submit(id, GROUPS, ANNA, accepted());

        Outcome outcome = customerTasks.submit(id, GROUPS, BART, accepted());

        assertThat(outcome).isInstanceOfSatisfying(Outcome.AlreadyDone.class, done -> {
            assertThat(done.by()).isEqualTo("Anna Peeters");
            assertThat(done.when()).isNotNull();
            assertThat(done.businessKey()).startsWith("F-");
        });
    }

    @Test
    void twoContactsAtTheSameMomentEndInOneAnswer() throws Exception {
        for (int round = 0; round < 5; round++) {
            String key = process.startForCustomer();
            String id = only(key).id();
            int before = data.taken.get(key).size();
            CountDownLatch start = new CountDownLatch(1);
            ExecutorService both = Executors.newFixedThreadPool(2);
            List<Future<Outcome>> answers = Stream.of(ANNA, BART).map(actor -> both.submit(() -> {
                start.await();
                return customerTasks.submit(id, GROUPS, actor, accepted());
            })).toList();
            start.countDown();
            Set<String> outcomes = Set.of(answers.get(0).get().getClass().getSimpleName(), answers.get(1).get().getClass().getSimpleName());
            both.shutdown();

            assertThat(outcomes).containsExactlyInAnyOrder("Done", "AlreadyDone");
            assertThat(data.taken.get(key)).hasSize(before + 1);
        }
    }

    @Test
    void taskThatNobodyNeedsAnyMoreIsGone() {
        String key = process.startForCustomer();
        CustomerTask task = only(key);
        runtime.deleteProcessInstance(task.task().processInstanceId(), "withdrawn");

        assertThat(customerTasks.submit(task.id(), GROUPS, ANNA, accepted())).isEqualTo(new Outcome.Gone(key));
    }

    @Test
    void wrongAnswerKeepsWhatWasTyped() {
        String key = process.startForCustomer();
        MultiValueMap<String, String> posted = accepted();
        posted.set("delivery.day", "2026-02-31");
        posted.set("budget", "9.999,99");
        posted.set("delivery.address", "A3");
        posted.remove("terms");

        Outcome outcome = customerTasks.submit(only(key).id(), GROUPS, ANNA, posted);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Invalid.class, invalid -> {
            assertThat(invalid.form().problems()).extracting(FormView.Problem::message).containsExactly(
                    "Kies een van de aangeboden mogelijkheden.", "Vul een bestaande datum in, zoals 31/12/2026.", "Vul hoogstens 5.000 in.",
                    "Vink dit aan om verder te gaan.");
            assertThat(inputs(invalid.form())).containsEntry("reference", "PO 7").containsEntry("budget", "9.999,99");
        });
        assertThat(only(key)).isNotNull();
    }

    @Test
    void businessRefusalStandsAtItsField() {
        String key = process.startForCustomer();
        MultiValueMap<String, String> posted = accepted();
        posted.set("reference", "refuse");

        Outcome outcome = customerTasks.submit(only(key).id(), GROUPS, ANNA, posted);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Invalid.class, invalid -> assertThat(invalid.form().problems())
                .containsExactly(new FormView.Problem("f-reference", "Uw referentie", "Gebruik hoogstens 3 tekens.")));
        assertThat(customerTasks.submit(only(key).id(), GROUPS, ANNA, accepted())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void decliningAsksForTheReasonFirstAndLosesNothing() {
        String key = process.startForCustomer();
        CustomerTask task = only(key);
        MultiValueMap<String, String> posted = onPage(customerTasks.view(task, ANNA));
        posted.set("reference", "PO 7");
        posted.set("decision", "decline");

        FormView second = form(customerTasks.submit(task.id(), GROUPS, ANNA, posted));
        assertThat(second.next()).isTrue();
        assertThat(second.problems()).isEmpty();
        assertThat(inputs(second)).containsOnlyKeys("reason");
        assertThat(second.buttons()).extracting(FormView.Button::label).containsExactly("Weigeren", "Terug");

        MultiValueMap<String, String> answer = onPage(second);
        answer.set("reason", "other");
        answer.set("decision", "decline");
        FormView third = form(customerTasks.submit(task.id(), GROUPS, ANNA, answer));
        assertThat(inputs(third)).containsEntry("reason", "other").containsKey("explanation");

        MultiValueMap<String, String> back = onPage(third);
        back.set(FormViews.BACK, "true");
        assertThat(inputs(form(customerTasks.submit(task.id(), GROUPS, ANNA, back)))).containsEntry("reference", "PO 7");

        MultiValueMap<String, String> last = onPage(third);
        last.set("decision", "decline");
        assertThat(form(customerTasks.submit(task.id(), GROUPS, ANNA, last)).problems()).extracting(FormView.Problem::fieldId)
                .containsExactly("f-explanation");
        last.set("explanation", "Te duur");
        assertThat(customerTasks.submit(task.id(), GROUPS, ANNA, last)).isInstanceOf(Outcome.Done.class);
        assertThat(data.taken.get(key)).last().isEqualTo(values("reason", "other", "explanation", "Te duur", "decision", "decline"));
    }

    @Test
    void refreshShowsWhatTheAnswersBringUp() {
        String key = process.startForCustomer();
        CustomerTask task = only(key);
        MultiValueMap<String, String> typed = onPage(customerTasks.view(task, ANNA));
        typed.set(FormViews.CHOSEN, "decline");
        typed.set("reason", "other");

        FormView view = customerTasks.refresh(task, ANNA, typed);

        assertThat(inputs(view)).containsEntry("reason", "other").containsKey("explanation");
        assertThat(view.problems()).isEmpty();
    }

    @Test
    void hostileAnswersAreRefusedAtTheFieldOrDropped() {
        String key = process.startForCustomer();
        CustomerTask task = only(key);
        MultiValueMap<String, String> posted = accepted();
        posted.set("reference", "a\u0000b");
        posted.put("budget", List.of("1", "2"));
        posted.set("delivery.address", "A1' or '1'='1");
        posted.set("delivery.day", "1e309");
        posted.set("decision", "accept");
        posted.set("customerGroup", "customer.C1");
        posted.set("delivery[street]", "x");
        posted.set(Answers.SHOWN, "reference reference delivery.address delivery.day budget terms  decision \u0000");
        posted.set(FormViews.CHOSEN, "\"><script>alert(1)</script>");

        FormView view = form(customerTasks.submit(task.id(), GROUPS, ANNA, posted));

        assertThat(view.problems()).extracting(FormView.Problem::fieldId)
                .containsExactly("f-reference", "f-delivery-address", "f-delivery-day", "f-budget");
        assertThat(process.variables(key)).containsEntry("customerGroup", "customer.C99001");
    }

    @Test
    void tasksAreListedByUrgencyPageByPage() {
        List<String> keys = Stream.generate(process::startForCustomer).limit(5).toList();
        Set<String> seen = new java.util.LinkedHashSet<>();
        CustomerTasks.Place place = null;
        do {
            CustomerTasks.Page page = customerTasks.waiting(GROUPS, ANNA, place, 2);
            assertThat(page.tasks()).hasSizeLessThanOrEqualTo(2);
            page.tasks().forEach(task -> seen.add(task.task().businessKey()));
            place = page.next();
        } while (place != null);

        assertThat(seen).containsExactlyElementsOf(keys);
        assertThat(customerTasks.count(GROUPS, ANNA)).isEqualTo(5);
        assertThat(customerTasks.waiting(List.of(), BART, null, 10).tasks()).isEmpty();
    }

    @Test
    void taskForOnePersonReachesThatPersonAlone() {
        String key = process.startForCustomer();
        String id = only(key).id();
        engine.getTaskService().deleteCandidateGroup(id, "customer.C99001.approver");
        engine.getTaskService().setAssignee(id, ANNA.engineUser());

        assertThat(customerTasks.find(id, List.of("customer.C99001"), ANNA)).isPresent();
        assertThat(customerTasks.find(id, GROUPS, BART)).isEmpty();
        process.as("camunda-admin", () -> org.assertj.core.api.Assertions.assertThatThrownBy(
                () -> engine.getTaskService().complete(id)).hasMessageContaining("waits for the customer"));
    }

    private CustomerTask only(String key) {
        return customerTasks.ofBusinessKey(key, GROUPS, ANNA).get(0);
    }

    private static FormView form(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Invalid.class);
        return ((Outcome.Invalid) outcome).form();
    }

    private static MultiValueMap<String, String> accepted() {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        posted.setAll(Map.of("reference", "PO 7", "delivery.address", "A1", "delivery.day", IN_TEN_YEARS, "budget", "1.234,56",
                "terms", "true", "decision", "accept"));
        return posted;
    }

    /** What a browser would send of the form as it stands there. */
    private static MultiValueMap<String, String> onPage(FormView view) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        view.kept().forEach(kept -> posted.add(kept.name(), kept.value()));
        inputs(view).forEach((name, value) -> {
            if (!value.isEmpty()) {
                posted.add(name, value);
            }
        });
        return posted;
    }

    private static Map<String, String> inputs(FormView view) {
        return view.elements().stream().flatMap(element -> Stream.concat(Stream.of(element), element.children().stream()))
                .filter(element -> element.name() != null)
                .collect(Collectors.toMap(FormView.Element::name, FormView.Element::value, (one, other) -> one, java.util.LinkedHashMap::new));
    }

    private static Map<String, Object> values(Object... namesAndValues) {
        Map<String, Object> values = new java.util.HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }
}

package eu.kapstok.forms;

import static eu.kapstok.forms.SampleProcess.ANNA;
import static eu.kapstok.forms.SampleProcess.BART;
import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.forms.FormView.Dropped;
import eu.kapstok.forms.FormView.Element;
import eu.kapstok.testing.KapstokTest;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@KapstokTest
class DraftTest {

    private static final String CUSTOMER = "customer.C99001";
    private static final List<String> GROUPS = List.of(CUSTOMER);

    @Autowired
    ProcessEngine engine;
    @Autowired
    CustomerTasks customerTasks;
    @Autowired
    SampleFields sample;
    @Autowired
    JdbcClient database;
    @Autowired
    FormsTrialReset reset;
    @Autowired
    PlatformTransactionManager transactions;

    private Task task;

    @BeforeEach
    void start() {
        task = sample.start(engine, CUSTOMER);
    }

    @AfterEach
    void remove() {
        sample.remove(engine);
    }

    @Test
    void whatWasTypedStandsThereAgainRightOrWrong() {
        assertThat(customerTasks.keep(task.getId(), GROUPS, ANNA, typed())).isInstanceOf(Outcome.Kept.class);

        FormView view = view(ANNA);
        assertThat(view.draft().savedAt()).isNotNull();
        assertThat(view.draft().changed()).isFalse();
        assertThat(view.draft().dropped()).isEmpty();
        assertThat(element(view, "lines.0.quantity").value()).isEqualTo("veel");
        assertThat(element(view, "lines.1.remark").value()).isEqualTo("nieuw");
        assertThat(element(view, "lines.1.product").value()).isEmpty();
        assertThat(element(view, "visit").value()).isEqualTo("2030-01-02");
        assertThat(element(view, "visit").time().value()).isEqualTo("10:40");
        assertThat(element(view, "wishes").options()).extracting(FormView.Option::selected).containsExactly(true, true);
        assertThat(element(view, "rooms").options()).extracting(FormView.Option::selected).containsExactly(false, true, false);
    }

    @Test
    void eachContactHasTheirOwn() {
        customerTasks.keep(task.getId(), GROUPS, ANNA, typed());

        assertThat(view(BART).draft().savedAt()).isNull();
        assertThat(element(view(BART), "lines.0.quantity").value()).isEqualTo("2");
    }

    @Test
    void startingAgainForgetsIt() {
        customerTasks.keep(task.getId(), GROUPS, ANNA, typed());
        customerTasks.keep(task.getId(), GROUPS, BART, typed());
        customerTasks.startAgain(customerTasks.find(task.getId(), GROUPS, ANNA).orElseThrow(), ANNA);

        assertThat(view(ANNA).draft().savedAt()).isNull();
        assertThat(view(BART).draft().savedAt()).isNotNull();
    }

    @Test
    void strangersKeepNothing() {
        assertThat(customerTasks.keep(task.getId(), List.of("customer.C99002"), BART, typed())).isInstanceOf(Outcome.NotFound.class);
        assertThat(rows()).isZero();
    }

    @Test
    void draftOfAnOlderFormLosesOnlyWhatDoesNotFit() {
        customerTasks.keep(task.getId(), GROUPS, ANNA, typed());
        sample.change(engine, changes(
                form -> form.replace("\"id\": \"Remark\", \"key\": \"remark\"", "\"id\": \"Remark\", \"key\": \"note\""),
                form -> form.replace("{ \"label\": \"Cheap\", \"value\": \"cheap\" }", "{ \"label\": \"Good\", \"value\": \"good\" }"),
                form -> form.replace("\"key\": \"call\"", "\"key\": \"call\", \"readonly\": true")));

        FormView view = view(ANNA);
        assertThat(view.draft().changed()).isTrue();
        assertThat(view.draft().dropped()).containsExactlyInAnyOrder(new Dropped("Opmerking", "nieuw"), new Dropped("Wensen", "fast, cheap"),
                new Dropped("Bel mij om", "09:05"));
        assertThat(element(view, "lines.0.quantity").value()).isEqualTo("veel");
        assertThat(element(view, "lines.1.day").value()).isEqualTo("2030-05-06");
        assertThat(element(view, "lines.1.note").value()).isEmpty();
    }

    @Test
    void draftOfAFormThatWasDeployedAgainAsItWasLosesNothing() {
        customerTasks.keep(task.getId(), GROUPS, ANNA, typed());
        sample.change(engine, form -> form.replace("\"label\": \"Wishes\"", "\"label\": \"Your wishes\""));

        assertThat(view(ANNA).draft().dropped()).isEmpty();
        assertThat(element(view(ANNA), "lines.1.remark").value()).isEqualTo("nieuw");
    }

    @Test
    void doneTaskTakesItsDraftsWithIt() {
        customerTasks.keep(task.getId(), GROUPS, ANNA, typed());
        customerTasks.keep(task.getId(), GROUPS, BART, typed());
        MultiValueMap<String, String> answer = typed();
        answer.set("lines.0.quantity", "4");
        answer.set("lines.1.quantity", "4");

        assertThat(customerTasks.submit(task.getId(), GROUPS, ANNA, answer)).isInstanceOf(Outcome.Done.class);
        assertThat(rows()).isZero();
        assertThat(customerTasks.keep(task.getId(), GROUPS, BART, typed())).isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(rows()).isZero();
    }

    @Test
    void taskThatIsGoneTakesItsDraftsWithItHoweverItWasEnded() {
        customerTasks.keep(task.getId(), GROUPS, ANNA, typed());
        engine.getRuntimeService().deleteProcessInstance(task.getProcessInstanceId(), "withdrawn", true);

        assertThat(rows()).isZero();
    }

    @Test
    void tooMuchIsRefusedAndStaysOnThePage() {
        MultiValueMap<String, String> typed = typed();
        typed.set("lines.1.remark", "x".repeat(Draft.MOST_CHARACTERS));

        assertThat(customerTasks.keep(task.getId(), GROUPS, ANNA, typed)).isInstanceOfSatisfying(Outcome.Invalid.class, invalid -> {
            assertThat(invalid.form().problems()).hasSize(1);
            assertThat(element(invalid.form(), "lines.1.remark").value()).hasSize(Draft.MOST_CHARACTERS);
        });
        assertThat(rows()).isZero();
    }

    @Test
    void onlyWhatTheFormAsksForIsKept() {
        MultiValueMap<String, String> typed = typed();
        typed.add("customerGroup", "customer.C1");
        typed.add("_csrf", "token");
        typed.add("lines.0.product", "changed");
        typed.add("count", "7");
        typed.set("lines.1.remark", "a\u0000b");
        customerTasks.keep(task.getId(), GROUPS, ANNA, typed);

        assertThat(stored()).doesNotContain("customerGroup", "token", "changed", "\"count\"");
        assertThat(element(view(ANNA), "lines.1.remark").value()).isEqualTo("a\u0000b");
    }

    @Test
    void draftWhoseTimeIsOverIsForgotten() {
        customerTasks.keep(task.getId(), GROUPS, ANNA, typed());
        database.sql("update kapstok.task_draft set expires_at = timestamp '2020-01-01' where task_id = ?").param(task.getId()).update();

        assertThat(view(ANNA).draft().savedAt()).isNull();
        customerTasks.keep(task.getId(), GROUPS, BART, typed());
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void firstDayOfATrialHasNoDrafts() {
        customerTasks.keep(task.getId(), GROUPS, ANNA, typed());

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            reset.reset();
            assertThat(rows()).isZero();
            status.setRollbackOnly();
        });
    }

    private static MultiValueMap<String, String> typed() {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add("form:shown", "lines lines.0.quantity lines.0.dropped lines.0.day lines.0.remark lines.1.quantity lines.1.dropped lines.1.day "
                + "lines.1.remark visit call wishes rooms");
        typed.add("form:rows.lines", "0 +");
        typed.add("lines.0.quantity", "veel");
        typed.add("lines.0.product", "Kraan");
        typed.add("lines.1.remark", "nieuw");
        typed.add("lines.1.day", "2030-05-06");
        typed.add("visit", "2030-01-02");
        typed.add("form:time.visit", "10:40");
        typed.add("call", "09:05");
        typed.add("wishes", "fast");
        typed.add("wishes", "cheap");
        typed.add("rooms", "2");
        return typed;
    }

    @SafeVarargs
    private static UnaryOperator<String> changes(UnaryOperator<String>... changes) {
        return form -> {
            String changed = form;
            for (UnaryOperator<String> change : changes) {
                assertThat(change.apply(changed)).isNotEqualTo(changed);
                changed = change.apply(changed);
            }
            return changed;
        };
    }

    private long rows() {
        return database.sql("select count(*) from kapstok.task_draft where task_id = ?").param(task.getId()).query(Long.class).single();
    }

    private String stored() {
        return database.sql("select typed from kapstok.task_draft where task_id = ?").param(task.getId()).query(String.class).single();
    }

    private FormView view(Actor actor) {
        return customerTasks.view(customerTasks.find(task.getId(), GROUPS, actor).orElseThrow(), actor);
    }

    private static Element element(FormView view, String name) {
        return view.elements().stream().flatMap(DraftTest::all).filter(element -> name.equals(element.name())).findFirst().orElseThrow();
    }

    private static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), element.children().stream().flatMap(DraftTest::all));
    }
}

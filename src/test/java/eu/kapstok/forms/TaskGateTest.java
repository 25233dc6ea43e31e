package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import eu.kapstok.testing.KapstokTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class TaskGateTest {

    private static final String APPROVER = "sales-management";

    @Autowired
    ProcessEngine engine;
    @Autowired
    TaskService tasks;
    @Autowired
    FormService forms;
    @Autowired
    HistoryService history;
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
    void approvalTakesWhatTheFormDeclaresAndNothingElse() {
        String key = process.start(SampleFormData.PROCESS);
        Map<String, Object> sent = new HashMap<>(Map.of("decision", "reject", "comment", "Too cheap", "discount", 7.5, "copies", 2,
                "until", "2026-12-31", "urgent", true, "margin", "99 %"));
        sent.put("customerGroup", "customer.C1");
        sent.put("approved", true);

        process.as(APPROVER, () -> forms.submitTaskForm(process.task(key).getId(), sent));

        assertThat(data.taken.get(key)).singleElement().isEqualTo(Map.of("decision", "reject", "comment", "Too cheap",
                "discount", new BigDecimal("7.5"), "copies", 2L, "until", LocalDate.of(2026, 12, 31), "urgent", true));
        assertThat(process.variables(key)).containsOnly(entry("customerGroup", "customer.C99001"), entry("approved", false));
    }

    @Test
    void formOfANewTaskShowsItsValuesAndNotTheLastAnswer() {
        String key = process.start("forms-plain");
        process.as("sales", () -> tasks.complete(process.task(key).getId(), Map.of("decision", "approve", "copies", 3)));
        assertThat(process.variables(key)).containsEntry("decision", "approve").containsEntry("copies", 3L);

        String other = process.start(SampleFormData.PROCESS);
        engine.getRuntimeService().setVariable(process.task(other).getProcessInstanceId(), "decision", "reject");
        engine.getRuntimeService().setVariable(process.task(other).getProcessInstanceId(), "copies", 7);
        process.as(APPROVER, () -> tasks.complete(process.task(other).getId(), Map.of("decision", "approve")));

        Map<String, Object> shown = forms.getTaskFormVariables(process.task(other).getId());
        assertThat(shown).containsEntry("customerName", "Peeters & Zonen").containsEntry("total", 1234.5).containsEntry("decision", null)
                .containsEntry("copies", 1L);
        assertThat(((SpinJsonNode) shown.get("lines")).toString()).contains("\"product\":\"Kraan\"");
    }

    @Test
    void whatATaskShowsIsNotKeptInTheHistory() {
        String key = process.start(SampleFormData.PROCESS);

        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(process.task(key).getProcessInstanceId()).list())
                .extracting("name").containsExactly("customerGroup");
    }

    @Test
    void customersTaskStoresNothingToShow() {
        String key = process.startForCustomer();

        assertThat(tasks.getVariablesLocal(process.task(key).getId())).isEmpty();
    }

    @Test
    void wrongAnswerIsRefusedInWordsAndNothingIsTaken() {
        String key = process.start(SampleFormData.PROCESS);
        Task task = process.task(key);

        process.as(APPROVER, () -> assertThatThrownBy(() -> tasks.complete(task.getId(), Map.of("decision", "reject", "discount", 51)))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessage("Comment: Please fill this in. Discount: Enter at most 50."));

        assertThat(process.task(key).getId()).isEqualTo(task.getId());
        assertThat(data.taken).doesNotContainKey(key);
    }

    @Test
    void staffDoNotAnswerForTheCustomer() {
        String key = process.startForCustomer();
        Task task = process.task(key);

        for (String user : List.of("sales", "sales-management", "camunda-admin")) {
            process.as(user, () -> {
                assertThatThrownBy(() -> tasks.complete(task.getId(), Map.of("decision", "accept")))
                        .isInstanceOf(SubmissionRefused.class).hasMessageContaining("waits for the customer");
                assertThatThrownBy(() -> tasks.claim(task.getId(), user)).isInstanceOf(BadUserRequestException.class);
            });
        }
    }

    @Test
    void onlyWhoIsAskedAnswersAdministratorsIncluded() {
        Task task = process.task(process.start(SampleFormData.PROCESS));

        for (String user : List.of("sales", "camunda-admin")) {
            process.as(user, () -> {
                assertThatThrownBy(() -> tasks.complete(task.getId(), Map.of("decision", "approve")))
                        .isInstanceOf(SubmissionRefused.class).hasMessage("This task is for sales-management; you are not among them.");
                assertThatThrownBy(() -> tasks.claim(task.getId(), user)).isInstanceOf(BadUserRequestException.class)
                        .hasMessageContaining("you are not among them");
                assertThatThrownBy(() -> tasks.handleBpmnError(task.getId(), "any", "any", Map.of("approved", true)))
                        .isInstanceOf(BadUserRequestException.class);
                assertThatThrownBy(() -> tasks.resolveTask(task.getId(), Map.of("approved", true)))
                        .isInstanceOf(BadUserRequestException.class);
            });
        }
        process.as("process-owner", () -> assertThatThrownBy(() -> tasks.complete(task.getId())).isInstanceOf(AuthorizationException.class));
        assertThatThrownBy(() -> tasks.complete(task.getId())).hasMessageContaining("Nobody is signed in");
    }

    @Test
    void businessMayRefuseWhoIsAskedAndWhatIsAnswered() {
        Task task = process.task(process.start(SampleFormData.PROCESS));
        engine.getIdentityService().setAuthentication(SampleFormData.CREATOR, List.of(APPROVER));
        try {
            assertThatThrownBy(() -> tasks.complete(task.getId(), Map.of("decision", "approve")))
                    .isInstanceOf(SubmissionRefused.class).hasMessage("This answer does not fit here.");
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
    }

    @Test
    void secondOneHearsWhoWasFaster() {
        Task task = process.task(process.start(SampleFormData.PROCESS));
        process.as(APPROVER, () -> tasks.complete(task.getId(), Map.of("decision", "approve")));

        process.as(APPROVER, () -> assertThatThrownBy(() -> tasks.complete(task.getId(), Map.of("decision", "reject")))
                .isInstanceOf(SubmissionRefused.class).hasMessageStartingWith("This task was already done by "));
    }

    @Test
    void claimedTaskCanBeGivenBack() {
        Task task = process.task(process.start(SampleFormData.PROCESS));

        process.as(APPROVER, () -> {
            tasks.claim(task.getId(), APPROVER);
            assertThatThrownBy(() -> tasks.claim(task.getId(), "sales")).isInstanceOf(BadUserRequestException.class);
            tasks.setAssignee(task.getId(), null);
        });

        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee()).isNull();
    }

    @Test
    void variablesOfATaskAreNotForItsApproverToSet() {
        Task task = process.task(process.start(SampleFormData.PROCESS));

        process.as(APPROVER, () -> {
            assertThatThrownBy(() -> tasks.setVariable(task.getId(), "approved", true)).isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> tasks.setVariableLocal(task.getId(), "margin", "1 %")).isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> ((TaskServiceImpl) tasks).updateVariables(task.getId(), Map.of("approved", true), List.of()))
                    .isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> tasks.removeVariable(task.getId(), "customerGroup")).isInstanceOf(AuthorizationException.class);
        });
    }

    @Test
    void processWithoutCodeGetsDeclaredAnswersInItsOwnTypes() {
        String key = process.start("forms-plain");

        process.as("sales", () -> forms.submitTaskForm(process.task(key).getId(), new HashMap<>(Map.of("decision", "reject",
                "comment", "No", "discount", "12.5", "until", "2026-12-31", "customerGroup", "customer.C1"))));

        assertThat(process.variables(key)).containsEntry("decision", "reject").containsEntry("discount", 12.5)
                .containsEntry("until", "2026-12-31").containsEntry("copies", null).containsEntry("urgent", false)
                .containsEntry("customerGroup", "customer.C99001");
    }

    @Test
    void taskWithoutAFormTakesNoValues() {
        String key = process.start("forms-plain");
        process.as("sales", () -> tasks.complete(process.task(key).getId(), Map.of("decision", "approve")));

        process.as("sales", () -> tasks.complete(process.task(key).getId(), Map.of("customerGroup", "customer.C1", "smuggled", 1)));

        assertThat(process.task(key).getTaskDefinitionKey()).isEqualTo("Activity_End");
        assertThat(process.variables(key)).containsEntry("customerGroup", "customer.C99001").doesNotContainKey("smuggled");
    }

    @Test
    void startWithoutAFormTakesNoValues() {
        String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("forms-plain")
                .latestVersion().singleResult().getId();

        String instance = forms.submitStartForm(definition, "F-start", Map.of("smuggled", 1)).getId();

        assertThat(engine.getRuntimeService().getVariables(instance)).isEmpty();
    }

    @Test
    void operationLogNamesWhoCompleted() {
        String key = process.startForCustomer();

        assertThat(history.createUserOperationLogQuery().processInstanceId(process.task(key).getProcessInstanceId())
                .operationType("Complete").list()).extracting("userId").containsOnly(APPROVER).hasSize(2);
    }
}

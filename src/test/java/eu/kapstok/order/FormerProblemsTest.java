package eu.kapstok.order;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.Contact;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** An older version left problems open in a process that is no longer shipped. */
class FormerProblemsTest extends OrderProcessTests {

    @Autowired
    FormerProblems former;
    @Autowired
    RepositoryService models;
    @Autowired
    RuntimeService cases;
    @Autowired
    JdbcTemplate sql;

    private String deployment;

    @BeforeEach
    void deploy() {
        deployment = models.createDeployment().addModelInstance("order-problem.bpmn", Bpmn.createExecutableProcess(FormerProblems.PROCESS)
                .camundaHistoryTimeToLiveString("P1D").startEvent("Event_ProblemReported").receiveTask("Activity_AnswerProblem").message("former-answered")
                .endEvent("Event_ProblemAnswered").done()).deploy().getId();
    }

    @AfterEach
    void undeploy() {
        models.deleteDeployment(deployment, true);
    }

    @Test
    void whatWasOpenBecomesAComplaint() {
        String order = ordered(usual());
        Contact buyer = buyer();
        String number = "P1999-" + order.substring(order.length() - 5);
        sql.update("insert into kapstok.order_problem (id, number, order_id, customer, text, contact_id, contact_name, reported_at) "
                + "values (?, ?, ?, ?, 'Twee koppen zijn gebarsten', ?, ?, now())", UUID.randomUUID(), number, order(order).id(), CUSTOMER, buyer.id(), buyer.name());
        cases.startProcessInstanceByKey(FormerProblems.PROCESS, number);

        former.run(null);
        former.run(null);
        engine.continueToNextWaitState();

        assertThat(engine.instanceOf(number)).isNull();
        assertThat(sql.queryForList("select number from kapstok.complaint where token = ?", String.class, number)).singleElement()
                .satisfies(complaint -> assertThat(task(complaint, "Activity_AssessComplaint")).isNotNull());
        assertThat(sql.queryForObject("select description || why_no_lines from kapstok.complaint where token = ?", String.class, number))
                .isEqualTo("Twee koppen zijn gebarsten" + order);
        sql.update("delete from kapstok.order_problem where number = ?", number);
    }
}

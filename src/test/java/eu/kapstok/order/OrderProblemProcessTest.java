package eu.kapstok.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.customer.Contact;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.testing.WebClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.data.domain.Limit;

class OrderProblemProcessTest extends OrderProcessTests {

    @Autowired
    OrderProblems problems;

    @Autowired
    Environment environment;

    @Test
    void problemIsAnsweredByCustomerServiceAndTheCustomerReadsTheAnswer() {
        String order = ordered(usual());
        Contact buyer = buyer();

        problems.report(order, "Twee koppen zijn gebarsten", buyer.id(), buyer.name());
        String number = reported(order).get(0).number();
        assertThat(instance(number)).isNotNull();
        assertThat(groupOf(task(number, "Activity_AnswerProblem"))).isEqualTo("customer-service");
        assertThat(tasks.getVariableLocal(task(number, "Activity_AnswerProblem").getId(), "problemText")).isEqualTo("Twee koppen zijn gebarsten");
        assertThat(tasks.getVariableLocal(task(number, "Activity_AnswerProblem").getId(), "orderLink")).isEqualTo("/staff/orders/" + order);
        assertThat(problems.running(CUSTOMER, 50)).contains(number);
        WebClient colleague = new WebClient(environment);
        colleague.staff("customer-service");
        assertThat(colleague.get("/staff/orders/" + order).body()).contains(number, "Twee koppen zijn gebarsten", "Answer problem");

        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));
        staff(number, "Activity_AnswerProblem", "customer-service", Map.of("customerText", "Wij sturen er twee na."));

        assertEnded(number, "Event_ProblemAnswered");
        assertThat(passed(number)).isEqualTo(repository.getBpmnModelInstance(repository.createProcessDefinitionQuery()
                .processDefinitionKey(OrderProblemProcess.KEY).latestVersion().singleResult().getId()).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId).collect(Collectors.toSet()));
        assertThat(mails(CUSTOMER, "Antwoord op uw melding " + number).get(0).text()).contains("Twee koppen zijn gebarsten", "Wij sturen er twee na.");
        assertThat(told(order)).contains(OrderEvent.Type.PROBLEM_REPORTED, OrderEvent.Type.PROBLEM_ANSWERED);
        assertThat(problems.running(CUSTOMER, 50)).doesNotContain(number);
        assertFollowed(order);
    }

    @Test
    void sameProblemTwiceIsOneUntilItIsAnswered() {
        String order = ordered(usual());
        Contact buyer = buyer();
        problems.report(order, "Er ontbreekt een doos", buyer.id(), buyer.name());
        problems.report(order, "Er ontbreekt een doos", buyer.id(), buyer.name());
        assertThat(reported(order)).hasSize(1);

        staff(reported(order).get(0).number(), "Activity_AnswerProblem", "customer-service", Map.of("customerText", "Ze komt morgen."));
        problems.report(order, "Er ontbreekt een doos", buyer.id(), buyer.name());
        assertThat(reported(order)).hasSize(2);
    }

    @Test
    void problemWithAnOrderThatHasNoNumberYetIsAnsweredToo() {
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, true, false));
        String cart = ordered(usual());
        Contact buyer = buyer();

        problems.report(cart, "Ik wil een ander adres", buyer.id(), buyer.name());
        String number = reported(cart).get(0).number();
        staff(number, "Activity_AnswerProblem", "customer-service", Map.of("customerText", "Aangepast."));

        assertEnded(number, "Event_ProblemAnswered");
        assertThat(mails(CUSTOMER, number)).hasSize(1);
    }

    @Test
    void answerThatSaysNothingIsRefused() {
        String order = ordered(usual());
        Contact buyer = buyer();
        problems.report(order, "Fout geleverd", buyer.id(), buyer.name());
        String number = reported(order).get(0).number();

        assertThatThrownBy(() -> staff(number, "Activity_AnswerProblem", "customer-service", Map.of("customerText", "  "))).isNotNull();
        assertThat(task(number, "Activity_AnswerProblem")).isNotNull();
    }

    private List<OrderProblem> reported(String key) {
        return orders.problems(order(key).id(), Limit.of(10));
    }
}

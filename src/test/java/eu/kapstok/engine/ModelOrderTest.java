package eu.kapstok.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;

/** What can be over in a model before an element is reached. */
class ModelOrderTest {

    @Test
    void whatComesLaterIsNotBefore() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("p").startEvent("start").userTask("one").userTask("two").endEvent("end").done();

        assertThat(before(model, "two")).containsExactlyInAnyOrder("start", "one");
        assertThat(before(model, "start")).isEmpty();
    }

    @Test
    void everyRoadCountsAndALoopLeadsBack() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("p").startEvent("start").exclusiveGateway("back").userTask("ask")
                .exclusiveGateway("answered").condition("no", "${!answered}").userTask("remind").connectTo("back")
                .moveToNode("answered").userTask("thank").endEvent("end").done();

        assertThat(before(model, "ask")).containsExactlyInAnyOrder("start", "back", "ask", "answered", "remind");
        assertThat(before(model, "thank")).contains("ask", "remind").doesNotContain("thank");
    }

    @Test
    void eventOnATasksEdgeComesBeforeTheTaskIsDone() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("p").startEvent("start").userTask("ask")
                .boundaryEvent("late").timerWithDuration("P1D").userTask("call").endEvent("called").moveToActivity("ask").endEvent("end").done();

        assertThat(before(model, "call")).containsExactlyInAnyOrder("start", "late");
    }

    @Test
    void errorOfAServiceComesAfterWhatTheServiceDid() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("p").startEvent("start").serviceTask("order")
                .boundaryEvent("rejected").error("rejected").userTask("resolve").endEvent("resolved").moveToActivity("order").endEvent("end").done();

        assertThat(before(model, "resolve")).containsExactlyInAnyOrder("start", "order", "rejected");
    }

    @Test
    void whatIsInsideAPartIsBeforeWhatFollowsItAndBeforeWhatBreaksItOff() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("p").startEvent("start").userTask("first")
                .subProcess("part").embeddedSubProcess().startEvent("inner").userTask("ask").endEvent("asked").subProcessDone()
                .userTask("after").endEvent("end").moveToActivity("part").boundaryEvent("withdrawn").message("withdrawn")
                .userTask("tell").endEvent("told").done();

        assertThat(before(model, "ask")).containsExactlyInAnyOrder("start", "first", "inner");
        assertThat(before(model, "after")).contains("first", "part", "ask", "asked");
        assertThat(before(model, "tell")).contains("first", "ask", "withdrawn").doesNotContain("after");
    }

    @Test
    void partThatAnEventBeginsComesAfterAnythingAroundIt() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("p").startEvent("start").userTask("ask").endEvent("end").done();
        BpmnModelInstance with = model.<org.camunda.bpm.model.bpmn.instance.Process>getModelElementById("p").builder()
                .eventSubProcess("alarm").startEvent("alarmed").message("alarm").userTask("calm").endEvent("calmed").subProcessDone().done();

        assertThat(before(with, "calm")).contains("start", "ask", "alarmed").doesNotContain("calmed");
        assertThat(before(with, "ask")).containsExactly("start");
    }

    private static List<String> before(BpmnModelInstance model, String element) {
        FlowNode node = model.getModelElementById(element);
        return new ModelOrder(model).before(node).stream().map(FlowNode::getId).toList();
    }
}

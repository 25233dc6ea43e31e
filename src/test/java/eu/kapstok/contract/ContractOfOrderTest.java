package eu.kapstok.contract;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.Contact;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.forms.Outcome;
import eu.kapstok.testing.Pdf;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.MultiValueMap;

class ContractOfOrderTest extends ContractProcessTests {

    private static final String CUSTOMER = "C10104";

    @Autowired
    DemoErp erp;

    @Test
    void orderWaitsUntilItsContractIsSigned() {
        String order = ordered();
        Contract contract = contracts.runningOf(order).get(0);
        assertThat(new Pdf(bytes(contract.documentId())).text()).contains("WP-1200").contains("Raamovereenkomst");
        staff(contract.number(), "Activity_ReviewContract", "sales", Map.of("decision", "send"));
        Contact signer = customers.contact(signers(contract.number()).get(0).contactId()).orElseThrow();

        assertThat(sign(contract.number(), signer)).isInstanceOf(Outcome.Done.class);
        staff(contract.number(), "Activity_CountersignContract", "signatory", Map.of("decision", "countersign"));
        assertEnded(contract.number(), "Event_ContractSigned", ContractState.SIGNED);
        assertThat(passed(order)).contains("Activity_RecordContract", "Activity_ConfirmOrder");
    }

    @Test
    void contractOfAnOrderThatIsNotToBeGoesNoFurther() {
        String order = ordered();
        String contract = contracts.runningOf(order).get(0).number();
        erp.cancel(order, "Test");
        engine.continueToNextWaitState();

        assertThat(contract(contract).state()).isEqualTo(ContractState.STOPPED);
        assertThat(task(contract, "Activity_ReviewContract")).isNull();
    }

    @Test
    void orderWhoseContractIsDeclinedIsCheckedWithTheSignersReason() {
        String order = ordered();
        Contract contract = contracts.runningOf(order).get(0);
        staff(contract.number(), "Activity_ReviewContract", "sales", Map.of("decision", "send"));
        Contact signer = customers.contact(signers(contract.number()).get(0).contactId()).orElseThrow();
        MultiValueMap<String, String> no = signature(contract.number(), signer);
        no.set("signerAction", "declined");
        no.add("declineReason", "Thirty days is too short");
        answer(contract.number(), signer, no);
        assertThat(task(order, "Activity_CheckOrder")).as("sales may still draw it up again").isNull();

        staff(contract.number(), "Activity_ResolveDecline", "sales", Map.of("decision", "stop"));
        assertEnded(contract.number(), "Event_ContractStopped", ContractState.STOPPED);
        isChecked(order, contract.number() + " was declined: Thirty days is too short");
    }

    @Test
    void orderWhoseContractExpiresIsCheckedWithThatReason() {
        String order = ordered();
        Contract contract = contracts.runningOf(order).get(0);
        staff(contract.number(), "Activity_ReviewContract", "sales", Map.of("decision", "send"));
        engine.fireTimer(contract.number(), "Event_SigningTimeOver");
        engine.continueToNextWaitState();

        assertEnded(contract.number(), "Event_ContractExpired", ContractState.EXPIRED);
        isChecked(order, contract.number() + " was not signed in time");
    }

    @Test
    void orderWhoseContractIsDroppedIsCheckedWithThatReasonAndReleasedWithoutOne() {
        String order = ordered();
        Contract contract = contracts.runningOf(order).get(0);
        staff(contract.number(), "Activity_ReviewContract", "sales", Map.of("decision", "drop", "note", "Not needed after all"));

        assertEnded(contract.number(), "Event_ContractDropped", ContractState.DROPPED);
        isChecked(order, contract.number() + " was dropped before anybody was asked to sign: Not needed after all");
        staff(order, "Activity_CheckOrder", "back-office", Map.of("checkDecision", "release", "note", "Without a contract"));
        assertThat(passed(order)).contains("Activity_ConfirmOrder");
    }

    /** By the group that finds a way out, with the reason before it. */
    private void isChecked(String order, String reason) {
        Task check = task(order, "Activity_CheckOrder");
        assertThat(tasks.getIdentityLinksForTask(check.getId())).extracting(IdentityLink::getGroupId).contains("back-office");
        assertThat(tasks.getVariablesLocal(check.getId()).values().toString()).contains(reason);
        assertThat(passed(order)).contains("Activity_RecordContract").doesNotContain("Activity_ConfirmOrder");
    }

    private String ordered() {
        String order = erp.raiseOrder(CUSTOMER, List.of(new DemoShipment.Line("WP-1200", BigDecimal.ONE)), null).number();
        engine.continueToNextWaitState();
        return order;
    }
}

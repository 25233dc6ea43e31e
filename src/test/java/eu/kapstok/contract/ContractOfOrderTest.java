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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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

    private String ordered() {
        String order = erp.raiseOrder(CUSTOMER, List.of(new DemoShipment.Line("WP-1200", BigDecimal.ONE)), null).number();
        engine.continueToNextWaitState();
        return order;
    }
}

package eu.kapstok.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import eu.kapstok.documents.UploadedFile;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpEvent;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.erp.ErpOrderRequest;
import eu.kapstok.erp.ErpSwitch;
import eu.kapstok.forms.Outcome;
import eu.kapstok.notifications.DemoMailbox;
import eu.kapstok.testing.ModelWalk;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderConfirmationProcessTest extends OrderProcessTests {

    @Autowired
    OrderContracts contracts;

    @Autowired
    OrderForms forms;

    @Autowired
    JdbcClient database;

    @Autowired
    ErpSwitch chosen;

    private ModelWalk walk;
    private int finished;

    @BeforeAll
    void rememberTheCasesOfOthers() {
        walk = new ModelWalk(repository, database, OrderConfirmationProcess.KEY);
    }

    @AfterEach
    void count() {
        finished++;
    }

    /** Not asked of a single test. */
    @AfterAll
    void everyElementAndEveryFlowOfTheModelIsReached() {
        long all = List.of(getClass().getDeclaredMethods()).stream().filter(method -> method.isAnnotationPresent(Test.class)).count();
        if (finished < all) {
            return;
        }
        assertThat(walk.missed()).isEmpty();
    }

    @Test
    void orderGoesStraightFromTheCartToTheReviewWithNobodyOfOurs() {
        CartOrder cart = usual();
        String number = ordered(cart);

        assertThat(number).isNotEqualTo(cart.cart().toString());
        assertFollowed(number);
        assertThat(erp.order(number).orElseThrow().state()).isEqualTo(ErpOrder.State.CONFIRMED);
        assertThat(order(number).promisedDate()).isEqualTo(erp.order(number).orElseThrow().promisedDate());
        assertThat(mails(CUSTOMER, "ontvangen")).isNotEmpty();
        assertThat(mails(CUSTOMER, "Orderbevestiging " + number).get(0).attachments()).hasSize(1);
        assertThat(archive.ofCase(number, CUSTOMER)).hasSize(1);

        demoErp.ship(number, DemoShipment.ALL);
        engine.continueToNextWaitState();
        assertThat(order(number).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(mails(CUSTOMER, number + " is onderweg")).hasSize(1);

        demoErp.deliver(number);
        engine.continueToNextWaitState();
        assertThat(order(number).state()).isEqualTo(OrderState.DELIVERED);
        assertThat(instance(number)).isWaitingAt("Activity_ReviewDelivery");
        assertThat(mails(CUSTOMER, number + " is geleverd").get(0).text()).contains("volledig geleverd");

        assertThat(review(number, Map.of("stars", "5", "effort", "7", "recommendation", "9", "words", "Vlot!")))
                .isInstanceOf(Outcome.Done.class);
        assertEnded(number, "Event_DeliveryReviewed");
        OrderReview review = orders.review(order(number).id()).orElseThrow();
        assertThat(List.of(review.stars(), review.effort(), review.recommendation(), review.words())).isEqualTo(List.of(5, 7, 9, "Vlot!"));
        assertThat(told(number)).containsExactly(OrderEvent.Type.RECEIVED, OrderEvent.Type.REGISTERED, OrderEvent.Type.RELEASED,
                OrderEvent.Type.PROMISED, OrderEvent.Type.CONFIRMED, OrderEvent.Type.SHIPPED, OrderEvent.Type.DELIVERED,
                OrderEvent.Type.REVIEWED);
    }

    @Test
    void customerIsAskedHowItWentOnceInNinetyDays() {
        database.sql("update kapstok.customer_order set delivered_at = delivered_at - interval '91 days' where customer = ?")
                .param(CUSTOMER).update();
        String first = delivered();
        String second = delivered();

        assertThat(mails(CUSTOMER, first + " is geleverd").get(0).text()).contains("Levering beoordelen:");
        assertThat(mails(CUSTOMER, second + " is geleverd").get(0).text()).contains("Bestelling bekijken:").doesNotContain("beoordelen");
    }

    @Test
    void sameCartTwiceIsOneOrder() {
        CartOrder cart = usual();
        requests.request(cart);
        requests.request(cart);
        engine.continueToNextWaitState();

        assertThat(requests.request(cart)).isEqualTo(order(cart.cart().toString()).number());
        assertThat(database.sql("select count(*) from kapstok.customer_order where cart_id = ?").param(cart.cart())
                .query(Integer.class).single()).isEqualTo(1);
        assertThat(demoErp.orders(CUSTOMER)).filteredOn(one -> one.order().number().equals(order(cart.cart().toString()).number())).hasSize(1);
    }

    @Test
    void orderByTelephoneIsConfirmedToo() {
        String number = demoErp.raiseOrder(CUSTOMER, List.of(new DemoShipment.Line(PRODUCT, BigDecimal.TEN)), "PO-9").number();
        engine.continueToNextWaitState();

        assertFollowed(number);
        assertThat(order(number).cartId()).isNull();
        assertThat(order(number).reference()).isEqualTo("PO-9");
    }

    @Test
    void addressThatTheErpHasSinceYesterdayOrThatIsOnTheInvoicesIsShown() throws ErpOrderRejected {
        String known = addresses.of(CUSTOMER).get(0).id();
        database.sql("update kapstok.customer_delivery_address set erp_id = 'yesterday' where erp_id = ?").param(known).update();
        database.sql("update kapstok.customer set erp_fingerprint = 'yesterday' where number = ?").param(CUSTOMER).update();

        assertThat(orders.destination(order(placedInErp(known, known)).id()).orElseThrow().place().inOneLine()).isEqualTo(
                addresses.find(CUSTOMER, known).orElseThrow().destination().inOneLine());
        String invoices = erp.customer(CUSTOMER).orElseThrow().invoiceAddress().id();
        assertThat(orders.destination(order(placedInErp(known, invoices)).id()).orElseThrow().erpAddress()).isEqualTo(invoices);
    }

    /** @param delivered address that somebody put in its place there */
    private String placedInErp(String address, String delivered) throws ErpOrderRejected {
        BigDecimal price = erp.pricesOf(CUSTOMER, List.of(PRODUCT)).get(0).unitPrice();
        String number = erp.placeOrder(new ErpCommand(UUID.randomUUID().toString(), "sales"), new ErpOrderRequest(CUSTOMER, null,
                List.of(new ErpOrderRequest.Line(PRODUCT, BigDecimal.TEN, price)), "PO-5", address, null, null)).number();
        database.sql("update demo_erp.sales_order set delivery_address = ? where number = ?").params(delivered, number).update();
        events.receive(new ErpEvent("order:PLACED:" + number, "order-placed", number));
        engine.continueToNextWaitState();
        return number;
    }

    @Test
    void overdueInvoiceHasTheOrderLookedAtAndHeldAndLookedAtOnceMore() {
        String number = ordered(cart("C10077", Map.of(PRODUCT, 10)));

        assertThat(instance(number)).isWaitingAt("Activity_CheckOrder");
        assertThat(groupOf(task(number, "Activity_CheckOrder"))).isEqualTo("credit-control");
        assertThat(order(number).checkReasons()).contains("OVERDUE");
        assertThat(mails("C10077", "Orderbevestiging " + number)).isEmpty();

        staff(number, "Activity_CheckOrder", "credit-control",
                Map.of("checkDecision", "hold", "holdDay", LocalDate.now(clock).plusDays(3).toString(), "note", "Pays on Friday"));
        assertThat(order(number).state()).isEqualTo(OrderState.ON_HOLD);

        engine.fireTimer(number, "Event_HoldEnded");
        engine.continueToNextWaitState();
        assertThat(order(number).state()).isEqualTo(OrderState.IN_CHECK);

        staff(number, "Activity_CheckOrder", "credit-control", Map.of("checkDecision", "release"));
        assertFollowed(number);
    }

    @Test
    void checkThatTakesTooLongIsToldToTheManagersAndStays() {
        String number = ordered(cart("C10077", Map.of(PRODUCT, 10)));

        engine.fireTimer(number, "Event_CheckTakesTooLong");
        engine.continueToNextWaitState();

        assertThat(instance(number)).isWaitingAt("Activity_CheckOrder");
        assertThat(passed(number)).contains("Event_CheckEscalated");
        assertThat(told(number)).contains(OrderEvent.Type.CHECK_LATE);
    }

    @Test
    void orderOfABusinessWhoseCreditTheErpDoesNotTellIsJudgedByAPerson() {
        String number;
        Map<String, Object> shown;
        chosen.toOneWithoutCredit();
        try {
            number = ordered(usual());
            shown = forms.check(number);
        } finally {
            chosen.back();
        }

        assertThat(order(number).checkReasons()).containsExactly("CREDIT_LIMIT");
        assertThat(groupOf(task(number, "Activity_CheckOrder"))).isEqualTo("credit-control");
        assertThat(shown.get("balanceText")).isEqualTo("not known: the ERP does not tell");
        staff(number, "Activity_CheckOrder", "credit-control", Map.of("checkDecision", "release"));
        assertThat(order(number).state()).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void firstLargeOrderOfACustomerIsLookedAt() {
        String number = ordered(cart("C10123", Map.of(PRODUCT, 600)));

        assertThat(order(number).gross()).isGreaterThan(new BigDecimal("5000"));
        assertThat(order(number).checkReasons()).contains("FIRST_ORDER");
        staff(number, "Activity_CheckOrder", groupOf(task(number, "Activity_CheckOrder")),
                Map.of("checkDecision", "cancel", "customerText", "Eerst een voorschot."));

        assertEnded(number, "Event_OrderCancelled");
        assertThat(order(number).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(erp.order(number).orElseThrow().state()).isEqualTo(ErpOrder.State.CANCELLED);
        assertThat(mails("C10123", "geannuleerd").get(0).text()).contains("Eerst een voorschot.");
    }

    @Test
    void firstLargeOrderIsLookedAtHoweverItCame() {
        String byTelephone = demoErp.raiseOrder("C10123", List.of(new DemoShipment.Line(PRODUCT, new BigDecimal("600"))), null).number();
        engine.continueToNextWaitState();

        assertThat(order(byTelephone).checkReasons()).contains("FIRST_ORDER");
        cancelled(byTelephone, "C10123");
    }

    @Test
    void orderThatIsLargerThanUsualIsLookedAt() {
        String number = ordered(cart(CUSTOMER, Map.of(PRODUCT, 2400)));

        assertThat(order(number).gross()).isGreaterThan(new BigDecimal("50000"));
        assertThat(order(number).checkReasons()).containsExactly("LARGE_ORDER");
        assertThat(groupOf(task(number, "Activity_CheckOrder"))).isEqualTo("back-office");
        cancelled(number, CUSTOMER);
    }

    @Test
    void confirmationForACustomerWithoutAnAddressIsBroughtByAPerson() {
        CartOrder cart = cart("C10117", Map.of(PRODUCT, 10));
        List<Map<String, Object>> known = database.sql("select c.id, c.email from kapstok.contact c join kapstok.customer k on k.id = c.customer_id "
                + "where k.number = 'C10117'").query().listOfRows();
        database.sql("update kapstok.contact set email = null where id in (:ids)").param("ids", known.stream().map(row -> row.get("id")).toList())
                .update();
        try {
            String number = ordered(cart);
            assertThat(instance(number)).isWaitingAt("Activity_ReachCustomer");
            assertThat(passed(number)).contains("Event_NobodyToWriteTo").doesNotContain("Event_OrderConfirmed");
            assertThat(order(number).problem()).contains("C10117");
            staff(number, "Activity_ReachCustomer", "customer-service", Map.of("reachResult", "reached", "note", "Read out by telephone"));
            assertFollowed(number);
        } finally {
            known.forEach(row -> database.sql("update kapstok.contact set email = ? where id = ?").params(row.get("email"), row.get("id")).update());
        }
    }

    @Test
    void balanceBeyondTheLimitIsLookedAt() {
        String number = ordered(cart("C10085", Map.of(PRODUCT, 900)));

        assertThat(order(number).checkReasons()).contains("CREDIT_LIMIT");
        assertThat(groupOf(task(number, "Activity_CheckOrder"))).isEqualTo("credit-control");
    }

    @Test
    void contractIsSignedByHandBeforeTheOrderIsConfirmed() {
        String number = orderedWithContractByHand();

        assertThat(instance(number)).isWaitingAt("Activity_SignContractByHand");
        assertThat(order(number).state()).isEqualTo(OrderState.TO_SIGN);
        assertThat(order(number).contractTemplates()).containsExactly("framework-agreement");
        assertThat(forms.signContract(number).get("contractText").toString()).contains("Framework agreement");
        assertThatThrownBy(() -> staff(number, "Activity_SignContractByHand", "legal", Map.of("contractResult", "signed")))
                .hasMessageContaining("scan");
        assertThat(instance(number)).isWaitingAt("Activity_SignContractByHand");

        contracts.add(number, new UploadedFile("contract.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
        staff(number, "Activity_SignContractByHand", "legal", Map.of("contractResult", "signed"));
        assertFollowed(number);
    }

    @Test
    void contractIsAskedForOnLineAndWhereNothingComesOfItTheOrderIsLookedAt() {
        String number = ordered(cart(CUSTOMER, Map.of(CONTRACT_PRODUCT, 1)));

        assertThat(instance(number)).isWaitingAt("Activity_SignContract");
        assertThat(order(number).state()).isEqualTo(OrderState.TO_SIGN);
        String contract = (String) runtime.getVariable(instance(number).getId(), "contractNumber");
        staff(contract, "Activity_ReviewContract", "sales", Map.of("decision", "drop"));
        assertThat(groupOf(task(number, "Activity_CheckOrder"))).isEqualTo("back-office");
        assertThat(order(number).problem()).contains(contract);

        staff(number, "Activity_CheckOrder", "back-office", Map.of("checkDecision", "release", "note", "Without a contract this once"));
        assertFollowed(number);
    }

    @Test
    void contractThatIsNotSignedHasTheOrderLookedAt() {
        String number = orderedWithContractByHand();

        staff(number, "Activity_SignContractByHand", "legal", Map.of("contractResult", "declined", "note", "Too long a term"));
        assertThat(groupOf(task(number, "Activity_CheckOrder"))).isEqualTo("back-office");
        assertThat(order(number).checkReasons()).containsExactly("CONTRACT_DECLINED");

        staff(number, "Activity_CheckOrder", "back-office", Map.of("checkDecision", "release", "note", "Without a contract this once"));
        assertFollowed(number);
    }

    @Test
    void registrationThatTheErpRefusesIsResolvedOrGivenUp() {
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, true, false));
        CartOrder cart = usual();
        String key = ordered(cart);
        assertThat(key).isEqualTo(cart.cart().toString());
        assertThat(instance(key)).isWaitingAt("Activity_ResolveRegistration");
        staff(key, "Activity_ResolveRegistration", "back-office", Map.of("registration", "retry", "note", "Unblocked"));
        assertFollowed(order(key).number());

        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, true, false));
        String other = ordered(usual());
        staff(other, "Activity_ResolveRegistration", "back-office", Map.of("registration", "cancel", "customerText", "Niet meer te koop."));
        assertEnded(other, "Event_OrderCancelled");
        assertThat(order(other).number()).isNull();
    }

    @Test
    void confirmationThatTheErpRefusesHasTheOrderLookedAt() {
        CartOrder cart = usual();
        requests.request(cart);
        runUntil(cart, "Activity_ConfirmOrder");
        String number = order(cart.cart().toString()).number();
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, true, false));
        engine.continueToNextWaitState();

        assertThat(groupOf(task(number, "Activity_CheckOrder"))).isEqualTo("back-office");
        assertThat(order(number).checkReasons()).containsExactly("ERP_REFUSED");
        staff(number, "Activity_CheckOrder", "back-office", Map.of("checkDecision", "release"));
        assertFollowed(number);
    }

    @Test
    void erpThatIsDownLosesNothingAtAnyStep() {
        CartOrder cart = usual();
        requests.request(cart);
        for (String step : List.of("Activity_RegisterOrder", "Activity_LoadOrder", "Activity_ConfirmOrder")) {
            runUntil(cart, step);
            failsWhileDown(order(cart.cart().toString()).key(), step);
        }
        for (String step : List.of("Activity_RenderOrderConfirmation", "Activity_SendOrderConfirmation")) {
            runUntil(cart, step);
            goesOnWhileDown(order(cart.cart().toString()).key(), step);
        }
        engine.continueToNextWaitState();
        String number = order(cart.cart().toString()).number();
        assertFollowed(number);

        demoErp.delay(number, LocalDate.now(clock).plusDays(40));
        failsWhileDown(number, "Activity_TellDelay");
        engine.continueToNextWaitState();
        demoErp.ship(number, DemoShipment.ALL);
        failsWhileDown(number, "Activity_TellShipment");
        engine.continueToNextWaitState();
        demoErp.deliver(number);
        failsWhileDown(number, "Activity_RecordDelivery");
        engine.continueToNextWaitState();

        assertThat(order(number).state()).isEqualTo(OrderState.DELIVERED);
        assertThat(told(number)).contains(OrderEvent.Type.DELAYED, OrderEvent.Type.SHIPPED, OrderEvent.Type.DELIVERED);
        assertThat(mails(CUSTOMER, "Orderbevestiging " + number)).hasSize(1);
    }

    @Test
    void stepThatWasTriedInVainIsDueAtOnceWhenSomebodyTriesItAgain() {
        CartOrder cart = usual();
        requests.request(cart);
        runUntil(cart, "Activity_RegisterOrder");
        String key = cart.cart().toString();
        String job = job(key, "Activity_RegisterOrder").getId();
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));
        do {
            assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);
        } while (job(key, "Activity_RegisterOrder").getRetries() > 0);

        assertThat(job(key, "Activity_RegisterOrder").getDuedate()).isBeforeOrEqualTo(Date.from(clock.instant()));
        assertThat(runtime.createIncidentQuery().processInstanceId(instance(key).getId()).count()).isEqualTo(1);
        runtime.deleteProcessInstance(instance(key).getId(), "tried in vain");
    }

    @Test
    void erpThatIsDownAtACancellationLosesNothing() {
        String number = ordered(usual());
        cancellations.wish(number, null, "Buyer");
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));
        engine.complete(number, "Activity_DecideCancellation", "back-office", Map.of("cancelDecision", "grant"));
        failsWhileDown(number, "Activity_GrantCancellation");
        engine.continueToNextWaitState();

        assertEnded(number, "Event_OrderCancelled");
    }

    @Test
    void erpThatIsDownAfterACheckLosesNothing() {
        String number = ordered(cart("C10077", Map.of(PRODUCT, 10)));
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));
        management.executeJob(management.createJobQuery().timers().activityId("Event_CheckTakesTooLong").processInstanceId(instance(number).getId())
                .singleResult().getId());
        goesOnWhileDown(number, "Activity_EscalateCheck");
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));
        engine.complete(number, "Activity_CheckOrder", "credit-control", Map.of("checkDecision", "cancel", "customerText", "Helaas."));
        failsWhileDown(number, "Activity_CancelOrder");
        management.executeJob(job(number, "Activity_CancelOrder").getId());
        goesOnWhileDown(number, "Activity_TellCancellation");

        assertEnded(number, "Event_OrderCancelled");
        assertThat(told(number)).contains(OrderEvent.Type.CHECK_LATE, OrderEvent.Type.CANCELLED);
    }

    @Test
    void erpThatIsDownWhenACancellationIsRefusedKeepsNobodyFromHearingIt() {
        String number = ordered(usual());
        cancellations.wish(number, null, "Buyer");
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));
        engine.complete(number, "Activity_DecideCancellation", "back-office", Map.of("cancelDecision", "refuse", "customerText", "Op maat gemaakt."));
        goesOnWhileDown(number, "Activity_RefuseCancellation");

        assertThat(told(number)).contains(OrderEvent.Type.CANCEL_REFUSED);
        assertFollowed(number);
    }

    @Test
    void contractThatIsDeclinedWhileTheErpIsDownIsLookedAtAllTheSame() {
        String number = orderedWithContractByHand();
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));

        engine.complete(number, "Activity_SignContractByHand", "legal", Map.of("contractResult", "declined", "note", "Too long a term"));

        assertThat(instance(number)).isWaitingAt("Activity_CheckOrder");
        assertThat(tasks.getVariableLocal(task(number, "Activity_CheckOrder").getId(), "balanceText").toString()).contains("ERP does not answer");
        cancelled(number, CUSTOMER);
    }

    @Test
    void partThenTheRestIsShippedAndDelivered() {
        String number = ordered(usual());

        demoErp.ship(number, new DemoShipment(List.of(new DemoShipment.Line(PRODUCT, new BigDecimal("4"))), "bpost", "BP1"));
        engine.continueToNextWaitState();
        assertThat(order(number).state()).isEqualTo(OrderState.PARTLY_SHIPPED);
        assertThat(passed(number)).doesNotContain("Event_OrderShippedInFull");
        assertThat(mails(CUSTOMER, number + " is onderweg").get(0).text()).contains("Een deel", "- 4 st ", "BP1");

        demoErp.deliver(number);
        events.receive(new ErpEvent("order:DELIVERED:" + number + ":part", "order-delivered", number));
        engine.continueToNextWaitState();
        assertThat(order(number).state()).isEqualTo(OrderState.PARTLY_SHIPPED);
        demoErp.ship(number, new DemoShipment(null, "bpost", "BP2"));
        engine.continueToNextWaitState();
        assertThat(order(number).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(orders.shipments(order(number).id())).extracting(OrderShipment::tracking).containsExactly("BP1", "BP2");
        assertThat(mails(CUSTOMER, number + " is onderweg")).hasSize(2);

        demoErp.deliver(number);
        engine.continueToNextWaitState();
        assertThat(instance(number)).isWaitingAt("Activity_ReviewDelivery");
        assertThat(orders.shipments(order(number).id())).allMatch(OrderShipment::delivered);
    }

    @Test
    void delayIsToldWithTheNewDay() {
        String number = ordered(usual());
        LocalDate later = LocalDate.now(clock).plusDays(30);

        demoErp.delay(number, later);
        engine.continueToNextWaitState();

        assertThat(order(number).promisedDate()).isEqualTo(later);
        assertThat(mails(CUSTOMER, "Bestelling " + number + " komt op")).hasSize(1);
        assertFollowed(number);
    }

    @Test
    void deliveredBeforeShippedAndTwiceAndUnknownComesRight() {
        String number = ordered(usual());
        demoErp.ship(number, DemoShipment.ALL);
        demoErp.deliver(number);
        events.receive(new ErpEvent("order:DELIVERED:" + number + ":again", "order-delivered", number));
        events.receive(new ErpEvent("order:DELIVERED:" + number + ":again", "order-delivered", number));
        events.receive(new ErpEvent("order:SHIPPED:early", "order-shipped", "O-unknown-" + number));
        engine.continueToNextWaitState();

        assertThat(order(number).state()).isEqualTo(OrderState.DELIVERED);
        assertThat(instance(number)).isWaitingAt("Activity_ReviewDelivery");
        assertThat(told(number)).containsOnlyOnce(OrderEvent.Type.SHIPPED, OrderEvent.Type.DELIVERED);
        assertThat(state("order:DELIVERED:" + number + ":again")).isEqualTo("HANDLED");
        assertThat(state("order:SHIPPED:early")).isEqualTo("KEPT");
        events.receive(new ErpEvent("order:SHIPPED:late:" + number, "order-shipped", number));
        events.receive(new ErpEvent("order:DELAYED:late:" + number, "order-delayed", number));
        events.receive(new ErpEvent("order:CANCELLED:late:" + number, "order-cancelled", number));
        engine.continueToNextWaitState();
        assertThat(order(number).state()).isEqualTo(OrderState.DELIVERED);
        assertThat(instance(number)).isWaitingAt("Activity_ReviewDelivery");
        assertThat(told(number)).containsOnlyOnce(OrderEvent.Type.SHIPPED).doesNotContain(OrderEvent.Type.CANCELLED, OrderEvent.Type.DELAYED);
        assertThat(state("order:SHIPPED:late:" + number)).isEqualTo("HANDLED");

        String other = ordered(usual());
        demoErp.ship(other, DemoShipment.ALL);
        String shipment = orderShipment(other);
        engine.continueToNextWaitState();
        database.sql("update kapstok.erp_event set state = 'KEPT' where id = ?").param("order:SHIPPED:" + shipment).update();
        events.offerKept(other);
        engine.continueToNextWaitState();
        assertThat(told(other)).containsOnlyOnce(OrderEvent.Type.SHIPPED);
        assertThat(mails(CUSTOMER, other + " is onderweg")).hasSize(1);
    }

    @Test
    void cancelledInTheErpEndsWithAWordToTheCustomer() {
        String number = ordered(usual());

        demoErp.cancel(number, "Out of production");
        engine.continueToNextWaitState();

        assertEnded(number, "Event_OrderCancelled");
        assertThat(passed(number)).contains("Event_OrderCancelledInErp");
        assertThat(order(number).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(mails(CUSTOMER, "geannuleerd").get(0).text()).contains(number);
    }

    @Test
    void cancellationIsGranted() {
        String number = ordered(usual());

        assertThat(cancellations.wish(number, "Dubbel besteld", "Buyer")).isTrue();
        assertThat(cancellations.wish(number, "Nog eens", "Buyer")).isFalse();
        staff(number, "Activity_DecideCancellation", "back-office", Map.of("cancelDecision", "grant"));

        assertEnded(number, "Event_OrderCancelled");
        assertThat(order(number).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(erp.order(number).orElseThrow().state()).isEqualTo(ErpOrder.State.CANCELLED);
    }

    @Test
    void cancellationIsRefusedAndTheOrderGoesOn() {
        String number = ordered(usual());
        cancellations.wish(number, "Dubbel besteld", "Buyer");

        staff(number, "Activity_DecideCancellation", "back-office", Map.of("cancelDecision", "refuse", "customerText", "Op maat gemaakt."));

        assertThat(mails(CUSTOMER, number + " kan niet meer geannuleerd").get(0).text()).contains("Op maat gemaakt.");
        assertFollowed(number);
        assertThat(passed(number)).contains("Event_CancellationRefused");
    }

    @Test
    void cancellationThatRacesTheShipmentIsDecidedOnceByTheErp() {
        String number = ordered(usual());
        cancellations.wish(number, null, "Buyer");
        demoErp.ship(number, DemoShipment.ALL);

        staff(number, "Activity_DecideCancellation", "back-office", Map.of("cancelDecision", "grant"));

        assertThat(order(number).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(passed(number)).contains("Event_OrderLeftAlready");
        assertThat(mails(CUSTOMER, number + " kan niet meer geannuleerd").get(0).text()).contains("al onderweg");
        assertThat(cancellations.wish(number, null, "Buyer")).isFalse();
    }

    @Test
    void wishForACancellationThatNobodyDecidedEndsWithTheDelivery() {
        String number = ordered(usual());
        cancellations.wish(number, null, "Buyer");
        demoErp.ship(number, DemoShipment.ALL);
        demoErp.deliver(number);
        engine.continueToNextWaitState();

        assertThat(instance(number)).isWaitingAt("Activity_ReviewDelivery").isNotWaitingAt("Activity_DecideCancellation");
        assertThat(mails(CUSTOMER, number + " kan niet meer geannuleerd")).hasSize(1);
    }

    @Test
    void cancellationThatTheErpRefusesAfterACheckIsLookedAtAgain() throws ErpOrderRejected {
        String number = ordered(cart("C10077", Map.of(PRODUCT, 10)));
        erp.confirmOrder(ErpCommand.of(number, 1, "by-hand", "sales"), number);
        demoErp.ship(number, DemoShipment.ALL);
        staff(number, "Activity_CheckOrder", "credit-control", Map.of("checkDecision", "cancel", "customerText", "Helaas."));

        assertThat(order(number).checkReasons()).containsExactly("NOT_CANCELLED");
        assertThat(groupOf(task(number, "Activity_CheckOrder"))).isEqualTo("back-office");
    }

    @Test
    void bouncedConfirmationIsBroughtByAPersonAndTheOrderNotCalledConfirmedBefore() {
        String address = buyer().email();
        mailbox.fault(address, DemoMailbox.Fault.REFUSE);
        String number;
        try {
            number = ordered(usual());
        } finally {
            mailbox.fault(address, DemoMailbox.Fault.NONE);
        }
        assertThat(instance(number)).isWaitingAt("Activity_ReachCustomer");
        assertThat(order(number).state()).isEqualTo(OrderState.RELEASED);
        assertThat(passed(number)).doesNotContain("Event_OrderConfirmed");

        staff(number, "Activity_ReachCustomer", "customer-service", Map.of("reachResult", "sendAgain", "contact", buyer().erpId()));
        assertFollowed(number);
        assertThat(mails(CUSTOMER, "Orderbevestiging " + number)).hasSize(1);
    }

    @Test
    void customerWhoGotItByPostIsConfirmed() {
        String address = buyer().email();
        mailbox.fault(address, DemoMailbox.Fault.REFUSE);
        String number = ordered(usual());
        mailbox.fault(address, DemoMailbox.Fault.NONE);

        staff(number, "Activity_ReachCustomer", "customer-service", Map.of("reachResult", "reached", "note", "Sent by post"));

        assertFollowed(number);
        assertThat(told(number)).contains(OrderEvent.Type.REACHED, OrderEvent.Type.CONFIRMED);
    }

    @Test
    void badReviewIsFollowedUp() {
        String number = delivered();

        review(number, Map.of("stars", "4", "recommendation", "6"));
        assertThat(instance(number)).isWaitingAt("Activity_FollowUpReview");
        staff(number, "Activity_FollowUpReview", task(number, "Activity_FollowUpReview").getAssignee(), "sales",
                Map.of("followUpOutcome", "solved", "note", "Apologised"));

        assertEnded(number, "Event_ReviewFollowedUp");
        assertThat(orders.review(order(number).id()).orElseThrow().followUpOutcome()).isEqualTo("solved");
    }

    @Test
    void reviewThatNobodyGivesEndsByItself() {
        String number = delivered();

        engine.fireTimer(number, "Event_TimeForReviewOver");

        assertEnded(number, "Event_DeliveryNotReviewed");
        assertThat(orders.review(order(number).id())).isEmpty();
    }

    private String delivered() {
        String number = ordered(usual());
        demoErp.ship(number, DemoShipment.ALL);
        demoErp.deliver(number);
        engine.continueToNextWaitState();
        return number;
    }

    private void staff(String key, String element, String user, String group, Map<String, Object> values) {
        String task = task(key, element).getId();
        identity.setAuthentication(user == null ? group : user, List.of(group));
        tasks.complete(task, values);
        identity.clearAuthentication();
        engine.continueToNextWaitState();
    }

    private String orderShipment(String number) {
        return erp.order(number).orElseThrow().shipments().get(0).number();
    }

    private String state(String event) {
        return database.sql("select state from kapstok.erp_event where id = ?").param(event).query(String.class).single();
    }

    /** Runs what is due one after the other until that step is next. */
    private void runUntil(CartOrder cart, String step) {
        for (int done = 0; done < 50; done++) {
            String key = order(cart.cart().toString()).key();
            if (instance(key) != null && job(key, step) != null) {
                return;
            }
            List<Job> due = management.createJobQuery().messages().withRetriesLeft().executable().listPage(0, 1);
            management.executeJob(due.get(0).getId());
        }
        throw new AssertionError("Never came to " + step);
    }

    /** Somebody of ours takes it out of the check, so that it burdens no other test's credit. */
    private void cancelled(String number, String customer) {
        demoErp.faults(DemoFaults.NONE);
        staff(number, "Activity_CheckOrder", groupOf(task(number, "Activity_CheckOrder")),
                Map.of("checkDecision", "cancel", "customerText", "Anders afgesproken."));
        assertEnded(number, "Event_OrderCancelled");
        assertThat(mails(customer, "geannuleerd")).isNotEmpty();
    }

    private void goesOnWhileDown(String key, String step) {
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));
        management.executeJob(job(key, step).getId());
        demoErp.faults(DemoFaults.NONE);
    }

    private void failsWhileDown(String key, String step) {
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));
        String job = job(key, step).getId();
        assertThatThrownBy(() -> management.executeJob(job)).as(step).isInstanceOf(RuntimeException.class);
        demoErp.faults(DemoFaults.NONE);
        management.setJobRetries(job, 3);
        management.setJobDuedate(job, null);
    }
}

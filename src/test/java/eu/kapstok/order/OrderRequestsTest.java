package eu.kapstok.order;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.AddressBook;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.testing.KapstokTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KapstokTest
class OrderRequestsTest {

    private static final String CUSTOMER = "C10042";

    @Autowired
    OrderRequests requests;

    @Autowired
    OrderRepository orders;

    @Autowired
    CustomerService customers;

    @Autowired
    AddressBook addresses;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient database;

    private final UUID cart = UUID.randomUUID();

    @AfterEach
    void nothingOfItGoesOn() {
        cases().forEach(order -> runtime.deleteProcessInstance(order.getId(), "test"));
    }

    @Test
    void sameCartIsOneOrder() {
        assertThat(requests.request(order())).isEqualTo(cart.toString());
        assertThat(requests.request(order())).isEqualTo(cart.toString());

        assertThat(database.sql("select count(*) from kapstok.customer_order where cart_id = ?").param(cart)
                .query(Integer.class).single()).isEqualTo(1);
        assertThat(cases()).hasSize(1);
        CustomerOrder kept = orders.findByCart(cart).orElseThrow();
        assertThat(kept.state()).isEqualTo(OrderState.RECEIVED);
        assertThat(kept.gross()).isEqualByComparingTo("181.50");
        assertThat(orders.destination(kept.id()).orElseThrow().erpAddress()).isEqualTo("C10042-A1");
    }

    private List<ProcessInstance> cases() {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(cart.toString()).list();
    }

    private CartOrder order() {
        Contact contact = customers.contactsOf(CUSTOMER, ContactRole.BUYER).get(0);
        return new CartOrder(cart, CUSTOMER, contact.id(), "nl", List.of(new CartOrder.Line("THK-100", "Thermokop", "st",
                BigDecimal.TEN, new BigDecimal("15.00"), new BigDecimal("21"), new BigDecimal("150.00"))), "PO-7",
                addresses.find(CUSTOMER, "C10042-A1").orElseThrow(), null, null);
    }
}

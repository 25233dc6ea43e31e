package eu.kapstok.customer;

import eu.kapstok.engine.TrialReset;
import jakarta.persistence.EntityManager;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the first day the customers are those of the ERP, with the roles and languages it gives them. */
@Component
@Profile("demo")
@Order(20)
class CustomerTrialReset implements TrialReset {

    private final JdbcClient sql;
    private final EntityManager entities;
    private final CustomerImport customers;

    CustomerTrialReset(JdbcClient sql, EntityManager entities, CustomerImport customers) {
        this.sql = sql;
        this.entities = entities;
        this.customers = customers;
    }

    @Override
    public void reset() {
        entities.flush();
        sql.sql("delete from kapstok.staff_note").update();
        sql.sql("delete from kapstok.own_address").update();
        sql.sql("delete from kapstok.contact").update();
        sql.sql("delete from kapstok.customer_delivery_address").update();
        sql.sql("delete from kapstok.customer").update();
        entities.clear();
        customers.readAll();
    }
}

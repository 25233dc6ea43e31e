package eu.kapstok.security;

import eu.kapstok.customer.ContactLeft;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away every way in that a contact had, so that none of them works again should the contact ever come back. */
@Component
class AccessEnded {

    private final JdbcClient jdbc;

    AccessEnded(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(ContactLeft left) {
        for (String table : new String[] {"remembered_device", "personal_link", "sign_in_request"}) {
            jdbc.sql("delete from kapstok." + table + " where contact_id = ?").param(left.contactId()).update();
        }
        jdbc.sql("delete from kapstok.spring_session where principal_name = ?").param(left.contactId().toString()).update();
    }
}

package eu.kapstok.erp;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The inbox in the database; who takes a fact and who comes to wait for one take turns by the fact's business key. */
@Component
class ErpInbox implements ErpEvents {

    private final JdbcClient sql;
    private final ObjectProvider<ErpEventHandler> handlers;

    ErpInbox(JdbcClient sql, ObjectProvider<ErpEventHandler> handlers) {
        this.sql = sql;
        this.handlers = handlers;
    }

    @Override
    @Transactional
    public void receive(ErpEvent event) {
        takeTurns(event.key());
        int added = sql.sql("""
                insert into kapstok.erp_event (id, type, key, reference, state, received_at) values (?, ?, ?, ?, 'RECEIVED', now())
                on conflict (id) do nothing
                """).params(event.id(), event.type(), event.key(), event.reference()).update();
        if (added == 1) {
            offer(event);
        }
    }

    @Override
    @Transactional
    public void offerKept(String key) {
        takeTurns(key);
        List<ErpEvent> kept = sql.sql("""
                select id, type, key, reference from kapstok.erp_event where key = ? and state = 'KEPT' order by received_at, id
                """).param(key)
                .query((row, index) -> new ErpEvent(row.getString(1), row.getString(2), row.getString(3),
                        row.getString(4))).list();
        kept.forEach(this::offer);
    }

    @Override
    @Transactional
    public boolean keeps(String key) {
        takeTurns(key);
        return sql.sql("select exists (select from kapstok.erp_event where key = ? and state = 'KEPT')").param(key)
                .query(Boolean.class).single();
    }

    private void offer(ErpEvent event) {
        boolean handled = false;
        for (ErpEventHandler handler : handlers.orderedStream().toList()) {
            if (handler.types().contains(event.type())) {
                handled |= handler.handle(event);
            }
        }
        sql.sql("""
                update kapstok.erp_event set state = ?, handled_at = case when ? then now() end where id = ?
                """).params(handled ? "HANDLED" : "KEPT", handled, event.id()).update();
    }

    /** Otherwise a fact could be kept in the very moment in which a process begins to wait for it. */
    private void takeTurns(String key) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("erp-event:" + key)
                .query((row, index) -> true).list();
    }
}

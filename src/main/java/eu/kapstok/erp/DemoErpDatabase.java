package eu.kapstok.erp;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo ERP's own connections and transactions: what it committed stays, whatever becomes of the caller's transaction. */
@Component
@Profile("demo")
class DemoErpDatabase {

    private static final String SCHEMA = "demo_erp";

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    DemoErpDatabase(JdbcConnectionDetails connection) {
        pool.setPoolName("demo-erp");
        pool.setJdbcUrl(connection.getJdbcUrl());
        pool.setUsername(connection.getUsername());
        pool.setPassword(connection.getPassword());
        pool.setSchema(SCHEMA);
        pool.setMinimumIdle(1);
        pool.setMaximumPoolSize(4);
        Flyway.configure().dataSource(pool).schemas(SCHEMA).locations("classpath:db/demo-erp").load().migrate();
        sql = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    JdbcClient sql() {
        return sql;
    }

    <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}

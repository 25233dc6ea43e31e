package eu.kapstok.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** The trial's own PostgreSQL, a real server in a child process; any other is used when {@code spring.datasource.url} is set. */
@Configuration
@Profile("demo")
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
class EmbeddedDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /**
     * @param directory where its data lies, kept over restarts; empty: a temporary one, gone at the end
     * @param port 0: any free one
     * @param fsync off only where losing the data costs nothing
     */
    @ConfigurationProperties("kapstok.database")
    record Settings(@DefaultValue("data/postgres") String directory, @DefaultValue("54330") int port,
                    @DefaultValue("true") boolean fsync) {
    }

    /** Closed with the context, after all who use it; a shutdown hook of its own would come too early. */
    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(Settings settings) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(settings.port())
                .setServerConfig("fsync", settings.fsync() ? "on" : "off")
                .setServerConfig("synchronous_commit", settings.fsync() ? "on" : "off")
                .setServerConfig("full_page_writes", settings.fsync() ? "on" : "off")
                .setServerConfig("max_connections", "100")
                .setRegisterShutdownHook(false);
        if (!settings.directory().isEmpty()) {
            Path directory = Path.of(settings.directory()).toAbsolutePath();
            stopServerLeftBehind(directory);
            Files.createDirectories(directory.getParent());
            builder.setDataDirectory(directory).setCleanDataDirectory(false);
        }
        return builder.start();
    }

    @Bean
    JdbcConnectionDetails embeddedDatabaseConnection(EmbeddedPostgres postgres) {
        String url = postgres.getJdbcUrl("postgres", "postgres");
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "postgres";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }

    /** A killed application leaves its server running; it is asked to stop before a new one starts on the same data. */
    private static void stopServerLeftBehind(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        ProcessHandle server = ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                .filter(handle -> handle.info().command().orElse("").contains("postgres")).orElse(null);
        if (server == null) {
            return;
        }
        LOG.info("Stopping the database server that an earlier run left behind (process {})", server.pid());
        server.destroy();
        try {
            server.onExit().get(30, TimeUnit.SECONDS);
        } catch (TimeoutException stillRunning) {
            throw new IllegalStateException("Another run of this application still uses " + directory
                    + ": stop it, or set kapstok.database.directory to another folder", stillRunning);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stopping the earlier database server", interrupted);
        } catch (ExecutionException failed) {
            throw new UncheckedIOException(new IOException("The earlier database server could not be stopped", failed));
        }
    }
}

package eu.kapstok.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The one test with database starts of its own, as it is about them. */
class EmbeddedDatabaseTest {

    private static final String WRITTEN = "written";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void dataSurvivesAKilledApplicationThatLeftItsServerRunning() throws Exception {
        Process application = start(folder.resolve("postgres"));
        try (BufferedReader output = application.inputReader()) {
            assertThat(output.lines().anyMatch(WRITTEN::equals)).isTrue();
        }
        application.destroyForcibly().waitFor();

        try (EmbeddedPostgres again = open(folder.resolve("postgres"));
                Connection connection = again.getPostgresDatabase().getConnection();
                ResultSet row = connection.createStatement().executeQuery("select text from kept")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("kept");
        }
    }

    private static Process start(Path directory) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), KilledApplication.class.getName(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static EmbeddedPostgres open(Path directory) throws IOException {
        return new EmbeddedDatabase().embeddedPostgres(new EmbeddedDatabase.Settings(directory.toString(), 0, true));
    }

    /** Writes a row, says so, and waits to be killed. */
    static final class KilledApplication {

        public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
            try (EmbeddedPostgres postgres = open(Path.of(arguments[0]));
                    Connection connection = postgres.getPostgresDatabase().getConnection()) {
                connection.createStatement().execute("create table kept (text varchar)");
                connection.createStatement().execute("insert into kept values ('kept')");
                System.out.println(WRITTEN);
                System.out.flush();
                Thread.currentThread().join();
            }
        }
    }
}

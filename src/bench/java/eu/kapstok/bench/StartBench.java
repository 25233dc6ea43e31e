package eu.kapstok.bench;

import emptystarter.EmptyStarter;
import eu.kapstok.KapstokApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a start takes beside an empty Camunda starter's, and what the application keeps in memory. */
class StartBench {

    private static final int ROUNDS = 3;

    @Test
    void startAndMemory() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start()) {
            create(postgres, "empty");
            create(postgres, "kapstok");
            double[] empty = new double[ROUNDS];
            double[] ours = new double[ROUNDS];
            start(postgres, "empty", EmptyStarter.class, List.of(), "/camunda/app/", Duration.ZERO);
            start(postgres, "kapstok", KapstokApplication.class, demo(), "/actuator/health/readiness", Duration.ZERO);
            for (int round = 0; round < ROUNDS; round++) {
                empty[round] = start(postgres, "empty", EmptyStarter.class, List.of(), "/camunda/app/", Duration.ZERO).seconds();
                ours[round] = start(postgres, "kapstok", KapstokApplication.class, demo(), "/actuator/health/readiness",
                        Duration.ZERO).seconds();
            }
            Arrays.sort(empty);
            Arrays.sort(ours);
            double ratio = ours[ROUNDS / 2] / empty[ROUNDS / 2];
            Figures.note("start-up, median of " + ROUNDS + " on a prepared database",
                    Figures.format("%.1f s, empty starter %.1f s, ratio %.2f", ours[ROUNDS / 2], empty[ROUNDS / 2], ratio), "ratio ≤ 2.5");
            Run idle = start(postgres, "kapstok", KapstokApplication.class, demo(), "/actuator/health/readiness", Duration.ofMinutes(2));
            Figures.note("resident memory two minutes after start, -Xmx512m", idle.residentMegabytes() + " MB", "≤ 650 MB");
        }
    }

    private record Run(double seconds, long residentMegabytes) {
    }

    private static List<String> demo() {
        return List.of("--spring.profiles.active=demo");
    }

    private static void create(EmbeddedPostgres postgres, String name) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database " + name);
        }
    }

    private static Run start(EmbeddedPostgres postgres, String database, Class<?> main, List<String> more, String path,
                             Duration rest) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-cp", classPath(), main.getName(), "--server.port=" + port,
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", database),
                "--spring.datasource.username=postgres", "--spring.datasource.password=postgres",
                "--kapstok.base-url=http://localhost:" + port));
        command.addAll(more);
        Path log = Files.createDirectories(Path.of("target", "bench")).resolve(main.getSimpleName() + ".log");
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            awaitAnswer(process, URI.create("http://localhost:" + port + path), log);
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (rest.isZero()) {
                return new Run(seconds, 0);
            }
            Thread.sleep(rest.toMillis());
            return new Run(seconds, residentMegabytes(process));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void awaitAnswer(Process process, URI address, Path log) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 400) {
                    return;
                }
            } catch (IOException notYet) {
                // the port is not open yet
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("Did not start, see " + log);
    }

    /** Without veraPDF and its XSLT processor, which no production class path has. */
    private static String classPath() {
        return String.join(File.pathSeparator, Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("verapdf") && !entry.contains("Saxon") && !entry.contains("playwright"))
                .toList());
    }

    private static long residentMegabytes(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst().orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

package eu.kapstok.bench;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.testing.WebClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a report with ten photos of 8 MB costs, two people at once, and the lists of complaints at ten thousand and at a million of
 * them. {@code -Dbench.rows=20000} makes the lists a try.
 */
class ComplaintBench {

    private static final String CUSTOMER = "C10042";
    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("bench.rows", 1_000_000);
    private static final int OWN = 1_000;
    private static final int SLICE = 100_000;
    private static final int WARM_UP = 500;
    private static final int PHOTOS = 10;
    private static final int PHOTO_BYTES = 8 * 1024 * 1024;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Trial trial;
    private static JdbcTemplate database;

    @BeforeAll
    static void start() throws Exception {
        trial = Trial.start();
        database = trial.database();
    }

    @AfterAll
    static void stop() {
        trial.close();
    }

    @Test
    void eachPhotoIsTakenAtOnceAndMemoryStaysSmall() throws Exception {
        byte[] photo = photo();
        WebClient first = customer();
        upload(first, token(first), UUID.randomUUID(), photo);
        System.gc();
        long before = used();
        AtomicLong most = new AtomicLong(before);
        AtomicBoolean running = new AtomicBoolean(true);
        Thread watch = new Thread(() -> {
            while (running.get()) {
                most.accumulateAndGet(live(), Math::max);
            }
        });
        watch.setDaemon(true);
        watch.start();
        double[] millis = new double[2 * PHOTOS];
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> both = IntStream.range(0, 2).<Future<?>>mapToObj(person -> people.submit(() -> {
                WebClient client = customer();
                String token = token(client);
                UUID draft = UUID.randomUUID();
                byte[] own = Arrays.copyOf(photo, photo.length + 1);
                for (int sent = 0; sent < PHOTOS; sent++) {
                    // a photo that is there already would not be kept again
                    own[photo.length] = (byte) sent;
                    long begin = System.nanoTime();
                    upload(client, token, draft, own);
                    millis[person * PHOTOS + sent] = (System.nanoTime() - begin) / 1e6;
                }
                return null;
            })).toList();
            for (Future<?> one : both) {
                one.get();
            }
        } finally {
            running.set(false);
            people.shutdownNow();
        }
        Figures.note("photo of 8 MB sent, two people at once, ten each", Figures.format("p95 %.0f ms, slowest %.0f ms",
                Figures.percentile(millis, 0.95), Figures.percentile(millis, 1)), "≤ 1500 ms each");
        Figures.note("heap after collection while two people send photos", Figures.format("%.0f MB more than before",
                (most.get() - before) / 1024.0 / 1024), "≤ 128 MB");
    }

    @Test
    void listsStayAsFastWithAHundredTimesAsMuch() {
        fill(1, FEW, true);
        Map<String, Supplier<WebClient.Answer>> lists = lists();
        Map<String, Double> few = measure(lists);
        for (int from = FEW + 1; from <= MANY; from += SLICE) {
            fill(from, Math.min(MANY, from + SLICE - 1), false);
        }
        Map<String, Double> many = measure(lists);
        few.forEach((list, before) -> Figures.note(list + ", from " + FEW + " to " + MANY + " rows, " + OWN + " of them the reader's",
                Figures.format("p95 %.1f ms and %.1f ms, ratio %.2f", before, many.get(list), many.get(list) / before), "ratio ≤ 1.3"));
    }

    private static Map<String, Supplier<WebClient.Answer>> lists() {
        WebClient customer = customer();
        WebClient service = trial.staff("customer-service");
        Map<String, Supplier<WebClient.Answer>> lists = new LinkedHashMap<>();
        lists.put("/portal/complaints", () -> customer.get("/portal/complaints"));
        lists.put("/staff/complaints", () -> service.get("/staff/complaints"));
        lists.put("/staff/complaints of a team", () -> service.get("/staff/complaints?team=customer-service"));
        lists.put("/staff/complaints of a rare state", () -> service.get("/staff/complaints?state=ESCALATED"));
        return lists;
    }

    private static Map<String, Double> measure(Map<String, Supplier<WebClient.Answer>> lists) {
        return PageTimes.inTurns(lists, WARM_UP, answer -> answer.body().contains("KL-"));
    }

    private static void fill(int from, int to, boolean own) {
        String mine = own ? "n % " + FEW / OWN + " = 0" : "false";
        database.update("""
                insert into kapstok.complaint (id, number, token, customer, consumer, country, language, channel, state, reason, wish, description,
                    visible_at_delivery, distance_contract, withdrawal_exempt, evidence, repair_failed, repair_possible, repair_cost_share, worth,
                    team, auto_approved, goods_back, decisions, final_decision, reported_at, answer_due, settlement_due, waited_seconds,
                    history_length, row_version)
                select gen_random_uuid(), 'KL-' || n, 'KL-' || n, case when %s then ? else 'C' || (20000 + n %% 60000) end, false, 'BE', 'nl', 'PORTAL',
                    case when n between 1 and 40 then 'ESCALATED' else 'ASSESSING' end, 'DEFECT', 'REPAIR', 'x', false, true, false, true, false, true, 0, 10,
                    case when n %% 3 = 0 then 'customer-service' else 'back-office' end, false, false, 0, false, at, at, at, 0, 0, 0
                from (select n, now() - (n::bigint * 7919 %% 1000003) * interval '30 seconds' as at from generate_series(?, ?) n) rows
                """.formatted(mine), CUSTOMER, from, to);
        database.execute("analyze kapstok.complaint");
    }

    private static WebClient customer() {
        return trial.contact(CUSTOMER, ContactRole.APPROVER);
    }

    private static String token(WebClient client) {
        return client.get("/portal/complaints/new").document().select("#complaint-report input[name=_csrf]").attr("value");
    }

    private static void upload(WebClient client, String token, UUID draft, byte[] photo) {
        String limit = "bench" + draft;
        byte[] head = ("--" + limit + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--" + limit
                + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + limit + "--\r\n").getBytes(StandardCharsets.UTF_8);
        try {
            HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(
                    URI.create("http://localhost:" + trial.port() + "/portal/complaints/drafts/" + draft))
                    .header("Content-Type", "multipart/form-data; boundary=" + limit)
                    .header("Cookie", "SESSION=" + client.cookie("SESSION").orElseThrow())
                    .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.concat(HttpRequest.BodyPublishers.ofByteArray(head),
                            HttpRequest.BodyPublishers.ofByteArray(photo), HttpRequest.BodyPublishers.ofByteArray(tail)),
                            head.length + photo.length + tail.length)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("A photo was answered with " + answer.statusCode());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** As phones make them: 12 million pixels, and so fine that it takes 8 MB. */
    private static byte[] photo() throws IOException {
        BufferedImage picture = new BufferedImage(4032, 3024, BufferedImage.TYPE_3BYTE_BGR);
        Random noise = new Random(1);
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                int grey = (x / 8 + y / 8) % 200 + noise.nextInt(40);
                picture.setRGB(x, y, grey << 16 | grey << 8 | Math.min(255, grey + noise.nextInt(30)));
            }
        }
        for (float quality = 0.95f; ; quality -= 0.03f) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(out);
                ImageWriteParam how = writer.getDefaultWriteParam();
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(quality);
                writer.write(null, new IIOImage(picture, null, null), how);
            } finally {
                writer.dispose();
            }
            if (bytes.size() <= PHOTO_BYTES) {
                return bytes.toByteArray();
            }
        }
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What was left by the last collection. */
    private static long live() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed()).sum();
    }
}

package eu.kapstok.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.tryton.ScriptedTryton.Answer;
import eu.kapstok.testing.SelfSigned;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowingConsumer;
import org.springframework.boot.autoconfigure.ssl.JksSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes back from Tryton is told apart, and nothing of it becomes data that is wrong. */
class TrytonRpcTest {

    private static final String SEARCH = "model.sale.sale.search_read";
    private static final String CONFIRM = "model.sale.sale.confirm";

    private ScriptedTryton tryton;
    private TrytonRpc rpc;

    @BeforeEach
    void start() throws IOException {
        tryton = new ScriptedTryton();
        rpc = rpc(tryton.settings());
    }

    @AfterEach
    void stop() {
        tryton.close();
    }

    @Test
    void oneLogInServesEveryCallAndEachNamesTheCompany() {
        search();
        search();

        assertThat(tryton.times("common.db.login")).isEqualTo(1);
        ScriptedTryton.Asked asked = tryton.asked.get(3);
        assertThat(asked.body().fieldNames()).toIterable().containsExactlyInAnyOrder("id", "method", "params");
        assertThat(asked.params().get(asked.params().size() - 1).toString()).isEqualTo("{\"company\":1,\"language\":\"en\"}");
        assertThat(new String(Base64.getDecoder().decode(asked.authorization().substring("Session ".length())), StandardCharsets.UTF_8))
                .isEqualTo("portal:2:key1");
    }

    @Test
    void sessionThatEndedInThePageWalkIsRenewedAndThePageAskedAgain() {
        tryton.always(SEARCH, Answer.result("[{\"id\":1}]"), new Answer(401, ""), Answer.result("[{\"id\":2}]"));

        assertThat(search()).extracting(TrytonRecord::id).containsExactly(1L);
        assertThat(search()).extracting(TrytonRecord::id).containsExactly(2L);

        assertThat(tryton.times("common.db.login")).isEqualTo(2);
        assertThat(tryton.times(SEARCH)).isEqualTo(3);
    }

    @Test
    void wrongPasswordIsTriedOnce() {
        tryton.always("common.db.login", new Answer(401, "<html>"));

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(this::search).satisfies(isKind(ErpException.Kind.DENIED)).hasMessageContaining("password");
        }
        assertThat(tryton.times("common.db.login")).isEqualTo(1);
    }

    @Test
    void logInThatWasNotPossibleIsTriedAgain() {
        tryton.always("common.db.login", new Answer(503, ""), Answer.result("[2,\"key\"]"));

        assertThatThrownBy(this::search).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThat(search()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "200 | <html><body>Maintenance</body></html> | UNAVAILABLE | UNKNOWN | web page",
            "200 | {\"id\":1,\"result\":[{\"id\":1, | UNAVAILABLE | UNKNOWN | half an answer",
            "200 | {\"id\":1,\"result\":null}{} | UNAVAILABLE | UNKNOWN | half an answer",
            "200 | {\"id\":1} | UNAVAILABLE | UNKNOWN | neither",
            "500 | Oops | UNAVAILABLE | UNKNOWN | status 500",
            "503 | Oops | UNAVAILABLE | UNAVAILABLE | status 503",
            "429 | Slow | BUSY | BUSY | status 429",
            "403 | <html> | DENIED | DENIED | status 403",
            "411 | No | INVALID | INVALID | status 411"})
    void whatIsNoAnswerIsNamed(int status, String body, ErpException.Kind asked, ErpException.Kind told, String words) {
        tryton.always(SEARCH, new Answer(status, body));
        tryton.always(CONFIRM, new Answer(status, body));

        assertThatThrownBy(this::search).satisfies(isKind(asked)).hasMessageContaining(words);
        assertThatThrownBy(this::confirm).satisfies(isKind(told)).hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "[\"UserError\",[\"The sale is not valid\",\"A line has no unit\",null]] | INVALID | A line has no unit",
            "[\"UserError\",[\"You are not allowed to read records \\\"9\\\" of \\\"Sale\\\" because of at least one of these rules: x\",\"\",null]] "
                    + "| NOT_FOUND | records",
            "[\"UserError\",[\"Calling button confirm on Sale is not allowed.\",\"\",null]] | DENIED | button",
            "[\"ConcurrencyException\",\"Records were modified in the meanwhile\"] | CONFLICT | same moment",
            "[\"UserWarning\",[\"stock_short\",\"There is not enough\",\"\"]] | NEEDS_DECISION | not enough",
            "[\"LoginException\",[\"password\",\"Password\",\"password\"]] | DENIED | password",
            "[\"could not serialize access\",\"\"] | BUSY | serialize",
            "[\"'nofield'\",\"\"] | INVALID | nofield"})
    void whatTrytonSaysGoesWrongHasItsKind(String error, ErpException.Kind kind, String words) {
        tryton.always(CONFIRM, Answer.error(error));

        assertThatThrownBy(this::confirm).satisfies(isKind(kind)).hasMessageContaining(words);
    }

    @Test
    void warningThatTheSettingsAgreeToIsAnsweredAndTheCallRepeated() {
        tryton.always(CONFIRM, Answer.error("[\"UserWarning\",[\"invoice_payment_term_5\",\"In the past.\",\"\"]]"), Answer.result("null"));

        confirm();

        assertThat(tryton.times(CONFIRM)).isEqualTo(2);
        assertThat(tryton.asked.stream().filter(one -> one.method().equals("model.res.user.warning.create")).findFirst().orElseThrow()
                .params().get(0).toString()).contains("\"user\":2", "invoice_payment_term_5");
    }

    @Test
    void noAnswerInTimeIsUnknownForACommandOnly() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            TrytonRpc unheard = rpc(URI.create("http://localhost:" + silent.getLocalPort()), Duration.ofMillis(300));

            assertThatThrownBy(() -> search(unheard)).satisfies(isKind(ErpException.Kind.UNAVAILABLE)).hasMessageContaining("in time");
        }
        ErpException lost = TrytonRpc.failure(tryton.settings().url(), new java.net.http.HttpTimeoutException("late"), true);
        assertThat(lost.kind()).isEqualTo(ErpException.Kind.UNKNOWN);
    }

    @Test
    void serverThatIsNotThereIsAway() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        TrytonRpc nobody = rpc(URI.create("http://localhost:" + port), Duration.ofSeconds(5));

        assertThatThrownBy(() -> search(nobody)).satisfies(isKind(ErpException.Kind.UNAVAILABLE)).hasMessageContaining("cannot be reached");
    }

    @Test
    void selfSignedCertificateIsRefusedInWordsAndTakenByWhoTrustsIt(@TempDir Path folder) throws Exception {
        try (ScriptedTryton selfSigned = new ScriptedTryton(https(folder))) {
            TrytonRpc secured = rpc(selfSigned.settings("https"));

            assertThatThrownBy(() -> search(secured)).satisfies(isKind(ErpException.Kind.DENIED))
                    .hasMessageContaining("certificate").hasMessageContaining("self-signed");
            assertThat(selfSigned.asked).isEmpty();

            TrytonRpc trusting = new TrytonRpc(selfSigned.settings("https"), Duration.ofSeconds(5), Duration.ofSeconds(5), trust(folder));
            selfSigned.always(SEARCH, Answer.result("[{\"id\":7}]"));
            assertThat(search(trusting)).extracting(TrytonRecord::id).containsExactly(7L);
        }
    }

    @Test
    void valuesAreWrittenAndReadExactly() throws Exception {
        assertThat(TrytonJson.of(new BigDecimal("1976.50")).toString()).isEqualTo("{\"__class__\":\"Decimal\",\"decimal\":\"1976.50\"}");
        assertThat(TrytonJson.of(LocalDate.of(2026, 9, 12)).toString())
                .isEqualTo("{\"__class__\":\"date\",\"year\":2026,\"month\":9,\"day\":12}");
        LocalDateTime moment = LocalDateTime.of(2026, 9, 12, 23, 38, 38, 832_039_000);
        assertThat(TrytonJson.moment(TrytonJson.of(moment))).isEqualTo(moment);
        TrytonRecord record = new TrytonRecord(TrytonJson.MAPPER.readTree("""
                {"price":{"__class__":"Decimal","decimal":"0.10"},"quantity":1234567.125,"none":null,"day":{"__class__":"date","year":2026,"month":13,"day":1},
                 "wrong":{"__class__":"date","year":2026,"month":1,"day":1}}"""));
        assertThat(record.number("price")).isEqualTo(new BigDecimal("0.10"));
        assertThat(record.number("quantity")).isEqualTo(new BigDecimal("1234567.125"));
        assertThat(record.number("none")).isNull();
        for (String field : List.of("wrong", "missing", "day")) {
            assertThatThrownBy(() -> record.number(field)).satisfies(isKind(ErpException.Kind.UNAVAILABLE)).hasMessageContaining(field);
        }
        assertThatThrownBy(() -> record.date("day")).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThat(TrytonJson.bytes(TrytonJson.MAPPER.readTree("{\"__class__\":\"bytes\",\"base64\":\"JVBE\\nRg==\\n\"}")))
                .asString(StandardCharsets.US_ASCII).isEqualTo("%PDF");
    }

    @Test
    void noteSaysAgainWhatWasNoted() {
        Map<String, String> details = new java.util.LinkedHashMap<>();
        details.put("key", "Q1:2:Activity_X");
        details.put("reason", "Te duur:\nwij wachten\r\n  even");
        details.put("reference", null);

        TrytonNotes.Note note = TrytonNotes.read(TrytonNotes.written(TrytonNotes.Fact.DECLINED, details));

        assertThat(note.fact()).isEqualTo(TrytonNotes.Fact.DECLINED);
        assertThat(note.details()).containsExactly(Map.entry("key", "Q1:2:Activity_X"),
                Map.entry("reason", "Te duur:\nwij wachten\n  even"));
    }

    private List<TrytonRecord> search() {
        return search(rpc);
    }

    private static List<TrytonRecord> search(TrytonRpc rpc) {
        return rpc.search("sale.sale", List.of(), 10, null, List.of("number"));
    }

    private void confirm() {
        rpc.tell(CONFIRM, List.of(List.of(1)));
    }

    private static TrytonRpc rpc(TrytonSettings settings) {
        return new TrytonRpc(settings, Duration.ofSeconds(5), Duration.ofSeconds(5), null);
    }

    private static TrytonRpc rpc(URI url, Duration logIn) {
        return rpc(new TrytonSettings(url, "erp", "portal", "secret", null, 30, 10, 1, List.of(), Duration.ofSeconds(3), logIn,
                Duration.ofMinutes(5), null));
    }

    private static HttpsServer https(Path folder) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context(folder)));
        return server;
    }

    /** Trusts the certificate of {@link #https} and nobody else, as a setting would say it. */
    private static SSLContext trust(Path folder) {
        JksSslBundleProperties properties = new JksSslBundleProperties();
        properties.getTruststore().setLocation(folder.resolve("own.p12").toUri().toString());
        properties.getTruststore().setPassword("changeit");
        properties.getTruststore().setType("PKCS12");
        return PropertiesSslBundle.get(properties).createSslContext();
    }

    private static ThrowingConsumer<Throwable> isKind(ErpException.Kind kind) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(ErpException.class,
                failed -> assertThat(failed.kind()).isEqualTo(kind));
    }
}

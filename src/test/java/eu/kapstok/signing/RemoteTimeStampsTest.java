package eu.kapstok.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A time-stamp authority somewhere else, well and not. */
class RemoteTimeStampsTest {

    private interface Answer {
        byte[] to(TimeStampRequest request) throws Exception;
    }

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void signatureIsStampedByTheAuthority() {
        answering(200, RemoteTimeStampsTest::stamped);
        byte[] sealed = seal();

        assertThat(new PadesValidation(SampleSealed.seals(), SampleSealed.stamps()).problems(sealed)).isEmpty();
        assertThat(SignedRevisions.last(sealed).stampedBy()).isEqualTo(SampleSealed.AUTHORITY.timeStamps().certificate());
        assertThat(calls).hasValue(1);
    }

    @Test
    void authorityThatIsAwayIsNamed() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        assertThatThrownBy(() -> seal("http://127.0.0.1:" + nobody + "/tsa", Duration.ofSeconds(2))).isInstanceOf(RemoteTimeStamps.Refused.class)
                .hasMessageContaining("http://127.0.0.1:" + nobody + "/tsa cannot be reached");
    }

    @Test
    void authorityThatHangsIsGivenUpAfterTwoAttempts() {
        answering(200, request -> {
            end.await();
            return new byte[0];
        });
        assertThatThrownBy(() -> seal(address(), Duration.ofMillis(300))).isInstanceOf(RemoteTimeStamps.Refused.class)
                .hasMessageContaining("cannot be reached").hasMessageContaining("timed out");
        assertThat(calls).hasValue(2);
    }

    @Test
    void failedCallIsTriedOnceMore() {
        server.createContext("/", exchange -> {
            byte[] request = exchange.getRequestBody().readAllBytes();
            if (calls.incrementAndGet() == 1) {
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
                return;
            }
            byte[] answer = quietly(RemoteTimeStampsTest::stamped, request);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        assertThat(new PadesValidation(SampleSealed.seals(), SampleSealed.stamps()).problems(seal())).isEmpty();
        assertThat(calls).hasValue(2);
    }

    @Test
    void wrongNonceIsNotBelieved() {
        answering(200, request -> {
            TimeStampRequestGenerator other = new TimeStampRequestGenerator();
            other.setCertReq(true);
            return stamped(other.generate(request.getMessageImprintAlgOID(), request.getMessageImprintDigest(), BigInteger.TEN));
        });
        assertThatThrownBy(this::seal).isInstanceOf(RemoteTimeStamps.Refused.class).hasMessageContaining("cannot be believed")
                .hasMessageContaining("nonce");
        assertThat(calls).hasValue(1);
    }

    @Test
    void stampOfAnotherHashIsNotBelieved() {
        answering(200, request -> {
            TimeStampRequestGenerator other = new TimeStampRequestGenerator();
            other.setCertReq(true);
            return stamped(other.generate(request.getMessageImprintAlgOID(), new byte[32], request.getNonce()));
        });
        assertThatThrownBy(this::seal).isInstanceOf(RemoteTimeStamps.Refused.class).hasMessageContaining("cannot be believed");
    }

    @Test
    void rubbishAndRefusalsAreNotBelieved() {
        answering(200, request -> "<html>Welcome</html>".getBytes());
        assertThatThrownBy(this::seal).isInstanceOf(RemoteTimeStamps.Refused.class);
        server.removeContext("/");
        answering(401, request -> new byte[0]);
        assertThatThrownBy(this::seal).isInstanceOf(RemoteTimeStamps.Refused.class).hasMessageContaining("status 401");
        server.removeContext("/");
        answering(200, request -> new byte[70 * 1024]);
        assertThatThrownBy(this::seal).isInstanceOf(RemoteTimeStamps.Refused.class).hasMessageContaining("larger than 64 KiB");
    }

    private void answering(int status, Answer answer) {
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            byte[] content = quietly(answer, exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
    }

    private static byte[] quietly(Answer answer, byte[] request) throws IOException {
        try {
            return answer.to(new TimeStampRequest(request));
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }

    private static byte[] stamped(TimeStampRequest request) throws Exception {
        SealKey key = SampleSealed.AUTHORITY.timeStamps();
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", key.key(), key.certificate()),
                new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier("1.2.3.4"));
        tokens.addCertificates(new JcaCertStore(List.of(key.certificate())));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED).generate(request, BigInteger.TWO, Date.from(Instant.now()))
                .getEncoded();
    }

    private byte[] seal() {
        return seal(address(), Duration.ofSeconds(20));
    }

    private static byte[] seal(String url, Duration timeout) {
        return new Pades(SampleSealed.settings(url, timeout), null).seal(SampleSealed.prepared(), SampleSealed.AUTHORITY.seal(),
                SampleSealed.shown("signer-1", "Anna Peeters", null), Instant.now());
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/tsa";
    }
}

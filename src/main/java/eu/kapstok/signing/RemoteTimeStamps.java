package eu.kapstok.signing;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A time-stamp authority by RFC 3161 over HTTP. What it answers is believed only when it is about our request (hash and nonce) and
 * signed by the certificate that it shows. A call is tried twice.
 */
class RemoteTimeStamps implements TSPSource {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int ATTEMPTS = 2;
    private static final int NONCE_BITS = 64;
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int OK = 200;

    /** Why there is no time stamp. */
    static class Refused extends RuntimeException {

        Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final transient SigningSettings.TimeStamp settings;
    private final transient HttpClient http;
    private final SecureRandom random = new SecureRandom();

    RemoteTimeStamps(SigningSettings.TimeStamp settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @Override
    public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request = generator.generate(new ASN1ObjectIdentifier(algorithm.getOid()), digest,
                new BigInteger(NONCE_BITS, random).setBit(NONCE_BITS - 1));
        Refused last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return new TimestampBinary(believed(request, ask(request)).getEncoded());
            } catch (IOException away) {
                last = new Refused("The time-stamp authority %s cannot be reached: %s".formatted(settings.url(),
                        away.getMessage() == null ? away.getClass().getSimpleName() : away.getMessage()), away);
            } catch (TSPException | OperatorCreationException | CertificateException unbelievable) {
                throw new Refused("The time-stamp authority %s answered what cannot be believed: %s".formatted(settings.url(),
                        unbelievable.getMessage()), unbelievable);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new Refused("Interrupted while waiting for the time-stamp authority " + settings.url(), interrupted);
            }
        }
        throw last;
    }

    private byte[] ask(TimeStampRequest request) throws IOException, InterruptedException {
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(settings.url())).timeout(settings.timeout())
                .header("Content-Type", "application/timestamp-query").header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()));
        if (settings.user() != null) {
            call.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                    (settings.user() + ":" + settings.password()).getBytes(StandardCharsets.UTF_8)));
        }
        HttpResponse<InputStream> answer = http.send(call.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != OK) {
                throw new IOException("it answers with status " + answer.statusCode());
            }
            byte[] content = body.readNBytes(LARGEST_ANSWER + 1);
            if (content.length > LARGEST_ANSWER) {
                throw new IOException("its answer is larger than 64 KiB");
            }
            return content;
        }
    }

    private static TimeStampToken believed(TimeStampRequest request, byte[] answer) throws IOException, TSPException,
            OperatorCreationException, CertificateException {
        TimeStampResponse response = new TimeStampResponse(answer);
        response.validate(request);
        TimeStampToken token = response.getTimeStampToken();
        if (token == null) {
            throw new TSPException("it gives no time stamp: " + response.getStatusString());
        }
        X509CertificateHolder signer = token.getCertificates().getMatches(null).stream().filter(token.getSID()::match).findFirst()
                .orElseThrow(() -> new TSPException("it does not show its certificate"));
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        return token;
    }
}

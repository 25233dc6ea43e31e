package eu.kapstok.signing;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.ImageScaling;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignerTextHorizontalAlignment;
import eu.europa.esig.dss.enumerations.SignerTextPosition;
import eu.europa.esig.dss.enumerations.TextWrapping;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.DSSFileFont;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.PAdESTimestampParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Puts a PAdES baseline B-T signature into a field of a PDF. */
class Pades {

    private static final DigestAlgorithm DIGEST = DigestAlgorithm.SHA256;
    /** Of our own authority; a number under Kapstok's private arc that means nothing outside. */
    private static final String TRIAL_POLICY = "1.3.6.1.4.1.99999.1";
    private static final int TEXT_SIZE = 7;
    /** Bytes kept for a signature: a foreign authority may bring long chains. */
    private static final int CONTENT = 9472;
    private static final int CONTENT_WITH_CHAINS = 24 * 1024;

    /**
     * What is shown in a field.
     *
     * @param picture of the drawn signature, null when there is none
     */
    record Shown(String field, String signer, String reason, List<String> lines, byte[] picture) {
    }

    private final TSPSource timeStamps;
    private final boolean ownAuthority;
    private final byte[] letters = letters();

    /** @param own key of our own authority, null when another is asked */
    Pades(SigningSettings settings, SealKey own) {
        this.ownAuthority = own != null;
        this.timeStamps = own == null ? new RemoteTimeStamps(settings.timeStamp()) : own(own);
    }

    /** @throws RemoteTimeStamps.Refused when there is no time stamp to be had */
    byte[] seal(byte[] pdf, SealKey key, Shown shown, Instant at) {
        DSSDocument document = new InMemoryDocument(pdf);
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_T);
        parameters.setDigestAlgorithm(DIGEST);
        parameters.setSigningCertificate(new CertificateToken(key.certificate()));
        parameters.setCertificateChain(key.chain().stream().map(CertificateToken::new).filter(one -> !one.isSelfSigned()).toList());
        parameters.bLevel().setSigningDate(Date.from(at));
        parameters.setSignatureTimestampParameters(new PAdESTimestampParameters(DIGEST));
        parameters.setSignerName(shown.signer());
        parameters.setReason(shown.reason());
        parameters.setContentSize(ownAuthority ? CONTENT : CONTENT_WITH_CHAINS);
        parameters.setImageParameters(image(shown));
        PAdESService service = new PAdESService(new CommonCertificateVerifier(true));
        service.setPdfObjFactory(new SignatureFields());
        service.setTspSource(timeStamps);
        ToBeSigned what = service.getDataToSign(document, parameters);
        DSSDocument signed = service.signDocument(document, parameters, sign(what, key, parameters.getSignatureAlgorithm()));
        try (InputStream in = signed.openStream()) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static SignatureValue sign(ToBeSigned what, SealKey key, SignatureAlgorithm algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm.getJCEId());
            signature.initSign(key.key());
            signature.update(what.getBytes());
            return new SignatureValue(algorithm, signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new UnusableSealKey("The key of the seal does not sign: " + unusable.getMessage(), unusable);
        }
    }

    private SignatureImageParameters image(Shown shown) {
        SignatureFieldParameters field = new SignatureFieldParameters();
        field.setFieldId(shown.field());
        SignatureImageTextParameters text = new SignatureImageTextParameters();
        DSSFileFont font = new DSSFileFont(new ByteArrayInputStream(letters));
        font.setSize(TEXT_SIZE);
        font.setEmbedFontSubset(true);
        text.setFont(font);
        text.setTextWrapping(TextWrapping.FILL_BOX_AND_LINEBREAK);
        text.setSignerTextHorizontalAlignment(SignerTextHorizontalAlignment.LEFT);
        text.setSignerTextPosition(shown.picture() == null ? SignerTextPosition.LEFT : SignerTextPosition.RIGHT);
        text.setText(String.join("\n", shown.lines()));
        SignatureImageParameters image = new SignatureImageParameters();
        image.setFieldParameters(field);
        image.setTextParameters(text);
        if (shown.picture() != null) {
            image.setImage(new InMemoryDocument(shown.picture()));
            image.setImageScaling(ImageScaling.ZOOM_AND_CENTER);
        }
        return image;
    }

    private static TSPSource own(SealKey key) {
        KeyEntityTSPSource source = new KeyEntityTSPSource(key.key(), new CertificateToken(key.certificate()),
                key.chain().stream().map(CertificateToken::new).toList());
        source.setTsaPolicy(TRIAL_POLICY);
        return source;
    }

    private static byte[] letters() {
        try (InputStream in = Pades.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf")) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

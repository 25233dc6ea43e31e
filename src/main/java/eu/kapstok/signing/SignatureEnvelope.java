package eu.kapstok.signing;

import eu.kapstok.signing.SignedRevisions.Damage;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;

/** What goes with a signature of ours and is covered by nothing: its certificates, its time stamp, and how it is put together. */
class SignatureEnvelope {

    private static final int VERSION = 1;
    /** Of what holds something else than plain data, as a time stamp does. */
    private static final int STAMP_VERSION = 3;

    private final SignedRevisions.Known known;

    SignatureEnvelope(SignedRevisions.Known known) {
        this.known = known;
    }

    /**
     * @param by the certificate that the signature is by
     * @return what of it is not as we write it, null when all is
     */
    Damage damage(CMSSignedData data, X509Certificate by) {
        SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
        try {
            if (!isPlain(data, signer.toASN1Structure()) || !isNamed(signer.toASN1Structure(), by)) {
                return Damage.ENVELOPE;
            }
            List<X509Certificate> shown = certificates(data.getCertificates());
            if (!shown.contains(by) || !shown.stream().allMatch(known::contains)) {
                return Damage.CERTIFICATE;
            }
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            return Damage.CERTIFICATE;
        }
        return isBelievable(stamp(signer), signer.getSignature()) ? null : Damage.TIME_STAMP;
    }

    /** Built as ours are: over what lies outside of it, with one time stamp and nothing else that is not signed. */
    private static boolean isPlain(CMSSignedData data, SignerInfo signer) {
        SignedData content = SignedData.getInstance(data.toASN1Structure().getContent());
        return isPlain(data, signer, VERSION) && signer.getVersion().hasValue(VERSION) && content.getCRLs() == null
                && isPlain(signer.getDigestEncryptionAlgorithm())
                && content.getEncapContentInfo().getContentType().equals(CMSObjectIdentifiers.data) && content.getEncapContentInfo().getContent() == null
                && signer.getUnauthenticatedAttributes() != null && signer.getUnauthenticatedAttributes().size() == 1;
    }

    private static boolean isPlain(CMSSignedData data, SignerInfo signer, int version) {
        SignedData content = SignedData.getInstance(data.toASN1Structure().getContent());
        if (content.getDigestAlgorithms().size() != 1 || !isWritten(content, data.toASN1Structure().getContent())
                || !isWritten(signer, content.getSignerInfos().getObjectAt(0))) {
            return false;
        }
        AlgorithmIdentifier digest = AlgorithmIdentifier.getInstance(content.getDigestAlgorithms().getObjectAt(0));
        return data.toASN1Structure().getContentType().equals(CMSObjectIdentifiers.signedData) && content.getVersion().hasValue(version)
                && isPlain(digest) && digest.getAlgorithm().equals(signer.getDigestAlgorithm().getAlgorithm()) && isPlain(signer.getDigestAlgorithm());
    }

    /** Whether it names that certificate letter by letter; names are taken for the same in any letters. */
    private static boolean isNamed(SignerInfo signer, X509Certificate by) {
        try {
            return signer.getSID().isTagged() ? signer.getVersion().hasValue(STAMP_VERSION) : signer.getVersion().hasValue(VERSION)
                    && Arrays.equals(IssuerAndSerialNumber.getInstance(signer.getSID().getId()).getName().getEncoded(ASN1Encoding.DER),
                    by.getIssuerX500Principal().getEncoded());
        } catch (IOException unwritable) {
            return false;
        }
    }

    /** Whether it is written as what it was taken for is; not every mark of a part is looked at when it is read. */
    private static boolean isWritten(ASN1Encodable understood, ASN1Encodable read) {
        try {
            return Arrays.equals(understood.toASN1Primitive().getEncoded(ASN1Encoding.DER), read.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException unwritable) {
            return false;
        }
    }

    private static boolean isPlain(AlgorithmIdentifier algorithm) {
        ASN1Encodable parameters = algorithm.getParameters();
        return parameters == null || DERNull.INSTANCE.equals(parameters.toASN1Primitive());
    }

    /** Whether one of those who ever stamped for us says that this signature was there. */
    private boolean isBelievable(TimeStampToken stamp, byte[] signature) {
        if (stamp == null) {
            return false;
        }
        try {
            CMSSignedData data = stamp.toCMSSignedData();
            SignerInfo signer = data.getSignerInfos().iterator().next().toASN1Structure();
            boolean built = isPlain(data, signer, STAMP_VERSION)
                    && SignedData.getInstance(data.toASN1Structure().getContent()).getEncapContentInfo().getContent() instanceof ASN1OctetString
                    && (isPlain(signer.getDigestEncryptionAlgorithm())
                    || signer.getDigestEncryptionAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS));
            X509Certificate by = certificate(stamp);
            if (by == null || !built || !isNamed(signer, by) || !known.stamps().contains(by) || !certificates(stamp.getCertificates()).stream().allMatch(known::contains)) {
                return false;
            }
            stamp.validate(new JcaSimpleSignerInfoVerifierBuilder().build(by));
            MessageDigest digest = MessageDigest.getInstance(stamp.getTimeStampInfo().getMessageImprintAlgOID().getId());
            return Arrays.equals(digest.digest(signature), stamp.getTimeStampInfo().getMessageImprintDigest());
        } catch (TSPException | OperatorCreationException | GeneralSecurityException | RuntimeException unbelievable) {
            return false;
        }
    }

    /** All that came along with a signature and its time stamp. */
    static List<X509Certificate> certificates(CMSSignedData data) {
        try {
            List<X509Certificate> all = new ArrayList<>(certificates(data.getCertificates()));
            TimeStampToken stamp = stamp(data.getSignerInfos().getSigners().iterator().next());
            if (stamp != null) {
                all.addAll(certificates(stamp.getCertificates()));
            }
            return all;
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("A signature that was made just now cannot be read", damaged);
        }
    }

    private static List<X509Certificate> certificates(Store<X509CertificateHolder> store) throws GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder holder : store.getMatches(null)) {
            all.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return all;
    }

    /** Null when there is none that can be read. */
    static TimeStampToken stamp(SignerInformation signer) {
        try {
            Attribute attribute = signer.getUnsignedAttributes() == null ? null
                    : signer.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
            return attribute == null ? null : new TimeStampToken(ContentInfo.getInstance(attribute.getAttributeValues()[0]));
        } catch (TSPException | IOException | RuntimeException damaged) {
            return null;
        }
    }

    /** Of who vouches for the time, null when that cannot be told. */
    static X509Certificate certificate(TimeStampToken stamp) {
        if (stamp == null) {
            return null;
        }
        try {
            X509CertificateHolder holder = stamp.getCertificates().getMatches(null).stream().filter(stamp.getSID()::match).findFirst().orElse(null);
            return holder == null ? null : new JcaX509CertificateConverter().getCertificate(holder);
        } catch (GeneralSecurityException | RuntimeException damaged) {
            return null;
        }
    }
}

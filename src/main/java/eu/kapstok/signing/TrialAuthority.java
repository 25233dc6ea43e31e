package eu.kapstok.signing;

import eu.kapstok.documents.Seller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A trial's own certificate authority: gives out one key for the seal and one for time stamps, and forgets its own. */
class TrialAuthority {

    private static final String FILE = "trial.p12";
    /** It protects nothing that anybody should trust. */
    private static final char[] PASSWORD = "trial".toCharArray();
    private static final String SEAL = "seal";
    private static final String TIME_STAMPS = "time-stamps";
    private static final Duration VALID = Duration.ofDays(5 * 365);
    private static final Duration TOLERANCE = Duration.ofMinutes(10);
    private static final int SERIAL_BITS = 120;
    /** Says that nobody will ever revoke it (ETSI EN 319 412-1, validity assured): a trial publishes no list of what it revoked. */
    private static final String VALIDITY_ASSURED = "0.4.0.194121.2.1";

    private final Path directory;
    private final Seller seller;
    private final Duration valid;
    private KeyStore keys;

    /** @param directory where the keys are kept, empty: nowhere */
    TrialAuthority(String directory, Seller seller) {
        this(directory, seller, VALID);
    }

    /** @param valid how long its certificates are */
    TrialAuthority(String directory, Seller seller, Duration valid) {
        this.directory = directory.isBlank() ? null : Path.of(directory);
        this.seller = seller;
        this.valid = valid;
    }

    SealKey seal() {
        return key(SEAL);
    }

    SealKey timeStamps() {
        return key(TIME_STAMPS);
    }

    /** Whether the keys were used before in this run; looking otherwise would make them. */
    synchronized boolean known() {
        return keys != null;
    }

    private synchronized SealKey key(String alias) {
        try {
            if (keys == null) {
                keys = directory == null ? issue() : kept();
            }
            return new SealKey((PrivateKey) keys.getKey(alias, PASSWORD),
                    Arrays.stream(keys.getCertificateChain(alias)).map(X509Certificate.class::cast).toList());
        } catch (GeneralSecurityException | OperatorCreationException unusable) {
            throw new UnusableSealKey("The trial's key cannot be used; delete %s to have a new one made".formatted(directory), unusable);
        } catch (IOException unreadable) {
            throw new UnusableSealKey("The trial's key in %s cannot be read or written: %s (kapstok.signing.directory)"
                    .formatted(directory.toAbsolutePath(), unreadable.getMessage()), unreadable);
        }
    }

    /** Of two that start together one makes the key and the other waits for it. */
    private KeyStore kept() throws IOException, GeneralSecurityException, OperatorCreationException {
        Path file = directory.resolve(FILE);
        Files.createDirectories(directory);
        try (FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
             FileLock ignored = channel.lock()) {
            if (!Files.exists(file)) {
                KeyStore made = issue();
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                made.store(content, PASSWORD);
                Path half = Files.write(directory.resolve(FILE + ".part"), content.toByteArray());
                Files.write(directory.resolve("trial-ca.crt"), made.getCertificateChain(SEAL)[1].getEncoded());
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private KeyStore issue() throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair authority = pair();
        X500Name issuer = name("Kapstok trial authority of " + seller.fullName());
        X509Certificate root = certificate(issuer, authority, issuer, authority, Kind.AUTHORITY);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        KeyPair seal = pair();
        store.setKeyEntry(SEAL, seal.getPrivate(), PASSWORD,
                new Certificate[] {certificate(name(seller.fullName() + " (trial seal)"), seal, issuer, authority, Kind.SEAL), root});
        KeyPair timeStamps = pair();
        store.setKeyEntry(TIME_STAMPS, timeStamps.getPrivate(), PASSWORD, new Certificate[] {
            certificate(name(seller.fullName() + " (trial time stamps)"), timeStamps, issuer, authority, Kind.TIME_STAMPS), root});
        return store;
    }

    private enum Kind { AUTHORITY, SEAL, TIME_STAMPS }

    private X509Certificate certificate(X500Name subject, KeyPair pair, X500Name issuer, KeyPair signer, Kind kind)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer, new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
                Date.from(now.minus(TOLERANCE)), Date.from(now.plus(valid)), subject, pair.getPublic());
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(pair.getPublic()));
        builder.addExtension(Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(signer.getPublic()));
        switch (kind) {
            case AUTHORITY -> {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            }
            case SEAL -> {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
                builder.addExtension(new ASN1ObjectIdentifier(VALIDITY_ASSURED), false, DERNull.INSTANCE);
            }
            case TIME_STAMPS -> {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
                builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
                builder.addExtension(new ASN1ObjectIdentifier(VALIDITY_ASSURED), false, DERNull.INSTANCE);
            }
        }
        return new JcaX509CertificateConverter().getCertificate(builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
    }

    private X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, seller.country()).addRDN(BCStyle.O, seller.fullName())
                .addRDN(BCStyle.CN, commonName).build();
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}

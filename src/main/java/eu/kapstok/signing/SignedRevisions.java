package eu.kapstok.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * The signatures in a file, found by its bytes alone. A stranger's file is never opened as a PDF: whatever it holds, only what
 * one of our keys signed, from the first byte on, counts.
 */
final class SignedRevisions {

    private static final byte[] BYTE_RANGE = "/ByteRange".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] CONTENTS = "/Contents".getBytes(StandardCharsets.ISO_8859_1);
    /** Nobody signs a document more often; a file made to keep us busy may say so. */
    private static final int MOST = 50;
    private static final int LEAST_HEX = 1000;
    private static final int MOST_HEX = 512 * 1024;
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_LENGTH = 0x80;
    private static final int MOST_LENGTH_BYTES = 3;

    /**
     * A signature of ours.
     *
     * @param end number of bytes, from the first on, of the file as it was when it was signed; 0 when that cannot be told
     * @param intact whether those bytes are still what was signed
     * @param content SHA-256 of what was signed, all of the file but the signature itself, lower-case hex
     * @param damage what of the signature is no longer as we wrote it, although what it covers is; null when all of it is
     * @param stampedAt by the time stamp; null when there is none that can be believed
     * @param stampedBy certificate of who vouches for the time; null when there is none
     */
    record Revision(int end, boolean intact, String content, X509Certificate certificate, Damage damage, Instant stampedAt,
                    X509Certificate stampedBy) {
    }

    /** What a signature does not cover of itself, and what therefore has to be looked at apart. */
    enum Damage {
        TIME_STAMP("timeStamp"), CERTIFICATE("certificate"), ENVELOPE("signatureDamaged");

        private final String finding;

        Damage(String finding) {
            this.finding = finding;
        }

        /** Key of the words behind {@code verify.finding.} */
        String finding() {
            return finding;
        }
    }

    /**
     * @param strangers signatures by other keys
     * @param damaged signatures that name a certificate of ours and are not by its key, or that are by it and do not name it
     * @param unreadable what stands where a signature should, whoever's
     */
    record Found(List<Revision> ours, int strangers, int damaged, int unreadable) {
    }

    /**
     * Certificates that belong to us.
     *
     * @param seals that ever sealed for us
     * @param stamps that ever vouched for the time of it
     * @param chains that came along with those
     */
    record Known(List<X509Certificate> seals, List<X509Certificate> stamps, List<X509Certificate> chains) {

        boolean contains(X509Certificate certificate) {
            return seals.contains(certificate) || stamps.contains(certificate) || chains.contains(certificate);
        }
    }

    private record Hole(int start, int end) {
    }

    private record Range(int hole, int after, int length) {

        int end() {
            return after + length;
        }
    }

    private SignedRevisions() {
    }

    /** Signatures by our certificates, in the order of the file. */
    static Found find(byte[] file, Known known) {
        List<Range> ranges = ranges(file);
        List<Revision> ours = new ArrayList<>();
        int strangers = 0;
        int damaged = 0;
        int unreadable = 0;
        for (Hole hole : holes(file)) {
            Range range = ranges.stream().filter(found -> found.hole() == hole.start() && found.after() == hole.end()).findFirst().orElse(null);
            CMSSignedData data = signature(file, hole);
            if (data == null) {
                unreadable += range == null ? 0 : 1;
                continue;
            }
            SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
            X509Certificate by = known.seals().stream().filter(seal -> isNamed(signer, seal) && isBy(signer, seal)).findFirst().orElse(null);
            if (by == null) {
                boolean claimed = known.seals().stream().anyMatch(seal -> isNamed(signer, seal) || isBy(signer, seal));
                damaged += claimed ? 1 : 0;
                strangers += claimed ? 0 : 1;
                continue;
            }
            boolean intact = range != null && range.end() <= file.length && isCanonical(file, hole) && isDigest(file, range, signer);
            TimeStampToken stamp = SignatureEnvelope.stamp(signer);
            Damage damage = new SignatureEnvelope(known).damage(data, by);
            boolean believed = stamp != null && damage != Damage.TIME_STAMP;
            ours.add(new Revision(range == null ? 0 : Math.min(range.end(), file.length), intact, digest(signer), by, damage,
                    believed ? stamp.getTimeStampInfo().getGenTime().toInstant() : null, SignatureEnvelope.certificate(stamp)));
        }
        return new Found(ours, strangers, damaged, unreadable);
    }

    /** The last signature of a file that was sealed just now. */
    static Revision last(byte[] sealed) {
        List<Hole> holes = holes(sealed);
        CMSSignedData data = signature(sealed, holes.get(holes.size() - 1));
        SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
        TimeStampToken stamp = SignatureEnvelope.stamp(signer);
        return new Revision(sealed.length, true, digest(signer), null, null, stamp.getTimeStampInfo().getGenTime().toInstant(), SignatureEnvelope.certificate(stamp));
    }

    /** All that came along with the last signature of a file that was sealed just now, and with its time stamp. */
    static List<X509Certificate> certificatesOfLast(byte[] sealed) {
        List<Hole> holes = holes(sealed);
        return SignatureEnvelope.certificates(signature(sealed, holes.get(holes.size() - 1)));
    }

    private static List<Range> ranges(byte[] file) {
        List<Range> ranges = new ArrayList<>();
        for (int at = find(file, BYTE_RANGE, 0); at >= 0 && ranges.size() < MOST; at = find(file, BYTE_RANGE, at + 1)) {
            int open = skipSpace(file, at + BYTE_RANGE.length);
            if (open >= file.length || file[open] != '[') {
                continue;
            }
            int close = open;
            while (close < file.length && close < open + 100 && file[close] != ']') {
                close++;
            }
            String[] numbers = new String(file, open + 1, close - open - 1, StandardCharsets.ISO_8859_1).trim().split("\\s+");
            if (numbers.length == 4 && Arrays.stream(numbers).allMatch(number -> number.matches("\\d{1,9}")) && numbers[0].equals("0")) {
                ranges.add(new Range(Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]), Integer.parseInt(numbers[3])));
            }
        }
        return ranges;
    }

    /** Where {@code <...>} behind {@code /Contents} lies, with its brackets. */
    private static List<Hole> holes(byte[] file) {
        List<Hole> holes = new ArrayList<>();
        for (int at = find(file, CONTENTS, 0); at >= 0 && holes.size() < MOST; at = find(file, CONTENTS, at + 1)) {
            int open = skipSpace(file, at + CONTENTS.length);
            if (open >= file.length || file[open] != '<') {
                continue;
            }
            int close = open + 1;
            while (close < file.length && close - open < MOST_HEX && HexFormat.isHexDigit(file[close])) {
                close++;
            }
            if (close < file.length && file[close] == '>' && close - open > LEAST_HEX) {
                holes.add(new Hole(open, close + 1));
            }
        }
        return holes;
    }

    private static CMSSignedData signature(byte[] file, Hole hole) {
        try {
            byte[] content = content(file, hole);
            try (ASN1InputStream in = new ASN1InputStream(content)) {
                CMSSignedData data = new CMSSignedData(ContentInfo.getInstance(in.readObject()));
                return data.getSignerInfos().size() == 1 ? data : null;
            }
        } catch (IOException | CMSException | RuntimeException notASignature) {
            return null;
        }
    }

    private static byte[] content(byte[] file, Hole hole) {
        String hex = new String(file, hole.start() + 1, hole.end() - hole.start() - 2, StandardCharsets.ISO_8859_1);
        return HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");
    }

    /** Written as we write it, each part as long as it says, with nothing but zeros behind: the signature cannot cover how it is written itself. */
    private static boolean isCanonical(byte[] file, Hole hole) {
        for (int i = hole.start() + 1; i < hole.end() - 1; i++) {
            if (file[i] >= 'A' && file[i] <= 'F') {
                return false;
            }
        }
        byte[] content = content(file, hole);
        try (ASN1InputStream in = new ASN1InputStream(content)) {
            in.readObject();
            int end = content.length - in.available();
            if (end(content, 0, end) != end) {
                return false;
            }
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }

    /**
     * Where a part of something encoded ends, when the parts of it fill it and the parts of each of them: whoever reads it may not mind.
     *
     * @return -1 when they do not
     */
    private static int end(byte[] encoded, int at, int to) {
        if (at + 2 > to) {
            return -1;
        }
        boolean constructed = (encoded[at] & CONSTRUCTED) != 0;
        int length = encoded[at + 1] & 0xff;
        int inside = at + 2;
        if (length == LONG_LENGTH) {
            // until two zeros, as a foreign time stamp may be written
            while (constructed && inside >= 0 && inside + 2 <= to && (encoded[inside] != 0 || encoded[inside + 1] != 0)) {
                inside = end(encoded, inside, to);
            }
            return constructed && inside >= 0 && inside + 2 <= to ? inside + 2 : -1;
        } else if (length > LONG_LENGTH) {
            int bytes = length - LONG_LENGTH;
            if (bytes > MOST_LENGTH_BYTES || inside + bytes > to) {
                return -1;
            }
            length = new BigInteger(1, encoded, inside, bytes).intValue();
            inside += bytes;
        }
        int end = inside + length;
        while (constructed && inside >= 0 && inside < end && end <= to) {
            inside = end(encoded, inside, end);
        }
        return inside < 0 || end > to ? -1 : end;
    }

    /** Whether that certificate's key signed what the signature says, leaving aside whether the file is still that. */
    private static boolean isBy(SignerInformation signer, X509Certificate certificate) {
        try {
            if (signer.getSignedAttributes() == null) {
                return false;
            }
            Signature signature = Signature.getInstance(new DefaultCMSSignatureAlgorithmNameGenerator()
                    .getSignatureName(signer.getDigestAlgorithmID(), signer.toASN1Structure().getDigestEncryptionAlgorithm()));
            signature.initVerify(certificate);
            signature.update(signer.getEncodedSignedAttributes());
            return signature.verify(signer.getSignature());
        } catch (GeneralSecurityException | IOException | RuntimeException notOurs) {
            return false;
        }
    }

    private static boolean isNamed(SignerInformation signer, X509Certificate certificate) {
        try {
            return signer.getSID().match(new X509CertificateHolder(certificate.getEncoded()));
        } catch (GeneralSecurityException | IOException | RuntimeException notOurs) {
            return false;
        }
    }

    private static boolean isDigest(byte[] file, Range range, SignerInformation signer) {
        try {
            MessageDigest digest = MessageDigest.getInstance(signer.getDigestAlgOID());
            digest.update(file, 0, range.hole());
            digest.update(file, range.after(), range.length());
            return HexFormat.of().formatHex(digest.digest()).equals(digest(signer));
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            return false;
        }
    }

    private static String digest(SignerInformation signer) {
        Attribute attribute = signer.getSignedAttributes().get(CMSAttributes.messageDigest);
        return attribute == null ? "" : HexFormat.of().formatHex(ASN1OctetString.getInstance(attribute.getAttributeValues()[0]).getOctets());
    }

    private static int find(byte[] file, byte[] word, int from) {
        for (int i = from; i <= file.length - word.length; i++) {
            if (file[i] == word[0] && Arrays.equals(file, i, i + word.length, word, 0, word.length)) {
                return i;
            }
        }
        return -1;
    }

    private static int skipSpace(byte[] file, int from) {
        int at = from;
        while (at < file.length && (file[at] == ' ' || file[at] == '\n' || file[at] == '\r' || file[at] == '\t')) {
            at++;
        }
        return at;
    }
}

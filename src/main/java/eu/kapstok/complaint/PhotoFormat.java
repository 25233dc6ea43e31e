package eu.kapstok.complaint;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What the first bytes of a file say it is, whatever it calls itself. */
enum PhotoFormat {
    JPEG, PNG, WEBP, HEIC, VIDEO, PDF, OTHER;

    private static final int PNG_START = 8;
    private static final int CHUNK_HEAD = 8;
    private static final int CHECKSUM = 4;
    private static final int ANIMATION = 0x02;
    private static final int BRAND = 8;
    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1");

    static PhotoFormat of(byte[] sent) {
        if (starts(sent, 0, 0xff, 0xd8, 0xff)) {
            return JPEG;
        }
        if (starts(sent, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return PNG;
        }
        if (text(sent, 0, "RIFF") && text(sent, 8, "WEBP")) {
            return WEBP;
        }
        if (text(sent, 4, "ftyp") && sent.length >= BRAND + 4) {
            String brand = new String(sent, BRAND, 4, StandardCharsets.ISO_8859_1);
            return HEIC_BRANDS.contains(brand) ? HEIC : brand.startsWith("avi") ? OTHER : VIDEO;
        }
        return text(sent, 0, "%PDF") ? PDF : OTHER;
    }

    /** Whether it shows more than one picture. */
    boolean isAnimated(byte[] sent) {
        return switch (this) {
            case PNG -> animatedPng(sent);
            case WEBP -> text(sent, 12, "VP8X") && sent.length > 20 && (sent[20] & ANIMATION) != 0;
            default -> false;
        };
    }

    private static boolean animatedPng(byte[] sent) {
        long at = PNG_START;
        while (at >= 0 && at + CHUNK_HEAD <= sent.length) {
            int place = (int) at;
            if (text(sent, place + 4, "acTL")) {
                return true;
            }
            if (text(sent, place + 4, "IDAT")) {
                return false;
            }
            at += CHUNK_HEAD + CHECKSUM + Integer.toUnsignedLong(number(sent, place));
        }
        return false;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }

    private static boolean text(byte[] bytes, int at, String text) {
        return bytes.length >= at + text.length()
                && new String(bytes, at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    private static boolean starts(byte[] bytes, int at, int... wanted) {
        if (bytes.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[at + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}

package eu.kapstok.signing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A drawn signature: a PNG with something on it, drawn anew by us, so that nothing else of what was sent lives on in it. */
public final class SignatureImage {

    private static final String DATA_URI = "data:image/png;base64,";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};
    private static final int LARGEST = 1024 * 1024;
    private static final int LONGEST_SIDE = 4000;
    /** Kept this wide at most: more than any printer shows of a signature. */
    private static final int WIDTH = 600;
    private static final int LEAST_INK = 60;
    private static final int DARK = 160;
    private static final int MARGIN = 8;

    private final byte[] png;

    private SignatureImage(byte[] png) {
        this.png = png;
    }

    /** @throws UnusableSignature when it is no PNG, too large, or empty */
    public static SignatureImage of(byte[] sent) throws UnusableSignature {
        if (sent.length > LARGEST) {
            throw new UnusableSignature("signing.image.tooLarge");
        }
        BufferedImage drawn = read(sent);
        int[] ink = ink(drawn);
        if (ink == null) {
            throw new UnusableSignature("signing.image.empty");
        }
        return new SignatureImage(cut(drawn, ink));
    }

    /**
     * As a browser sends what was drawn on a page.
     *
     * @throws UnusableSignature when it is anything but a PNG as {@code data:} address
     */
    public static SignatureImage ofDataUri(String sent) throws UnusableSignature {
        if (sent == null || sent.isBlank()) {
            throw new UnusableSignature("signing.image.empty");
        }
        if (sent.length() > DATA_URI.length() + LARGEST * 2) {
            throw new UnusableSignature("signing.image.tooLarge");
        }
        if (!sent.startsWith(DATA_URI)) {
            throw new UnusableSignature("signing.image.notAPicture");
        }
        try {
            return of(Base64.getDecoder().decode(sent.substring(DATA_URI.length())));
        } catch (IllegalArgumentException notBase64) {
            throw new UnusableSignature("signing.image.notAPicture");
        }
    }

    /** Dark on white, as large as the ink. */
    public byte[] png() {
        return png.clone();
    }

    /** Looks at its size before any of it is unpacked. */
    private static BufferedImage read(byte[] sent) throws UnusableSignature {
        if (sent.length < PNG.length || !Arrays.equals(sent, 0, PNG.length, PNG, 0, PNG.length)) {
            throw new UnusableSignature("signing.image.notAPicture");
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) > LONGEST_SIDE || reader.getHeight(0) > LONGEST_SIDE) {
                throw new UnusableSignature("signing.image.tooLarge");
            }
            return reader.read(0);
        } catch (IOException | RuntimeException broken) {
            throw new UnusableSignature("signing.image.notAPicture");
        } finally {
            reader.dispose();
        }
    }

    /** Left, top, right and bottom of what is dark and not transparent; null when that is next to nothing. */
    private static int[] ink(BufferedImage drawn) {
        int left = drawn.getWidth();
        int top = drawn.getHeight();
        int right = -1;
        int bottom = -1;
        int dark = 0;
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                if (isInk(drawn.getRGB(x, y))) {
                    dark++;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        return dark < LEAST_INK ? null : new int[] {left, top, right, bottom};
    }

    private static boolean isInk(int argb) {
        Color color = new Color(argb, true);
        return color.getAlpha() > DARK && color.getRed() + color.getGreen() + color.getBlue() < 3 * DARK;
    }

    private static byte[] cut(BufferedImage drawn, int[] ink) {
        int left = Math.max(0, ink[0] - MARGIN);
        int top = Math.max(0, ink[1] - MARGIN);
        int width = Math.min(drawn.getWidth(), ink[2] + MARGIN) - left;
        int height = Math.min(drawn.getHeight(), ink[3] + MARGIN) - top;
        double scale = Math.min(1, (double) WIDTH / width);
        BufferedImage plain = new BufferedImage(Math.max(1, (int) (width * scale)), Math.max(1, (int) (height * scale)),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = plain.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, plain.getWidth(), plain.getHeight());
        pen.drawImage(drawn, 0, 0, plain.getWidth(), plain.getHeight(), left, top, left + width, top + height, null);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(plain, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return png.toByteArray();
    }
}

package eu.kapstok.complaint;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.stereotype.Component;

/**
 * Decodes what is sent as a photo and writes it anew, so that nothing survives but the picture. Looks at its measures before it
 * decodes anything, and decodes no more than two at once.
 */
@Component
class PhotoReader {

    static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 20;
    private static final int LONGEST_SIDE = 20_000;
    private static final long MOST_PIXELS = 100_000_000;
    /** Its decoder holds the whole picture, whatever part of it is wanted. */
    private static final long MOST_PIXELS_WEBP = 25_000_000;
    private static final int SMALLEST_SIDE = 16;
    /** Enough to read a type plate, and little enough to answer at once; a phone's photo is kept at half its width and height. */
    private static final int KEPT_SIDE = 2900;
    private static final int THUMBNAIL_SIDE = 320;
    private static final float QUALITY = 0.85f;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    static {
        ImageIO.setUseCache(false);
    }

    /** @throws PhotoRefused when it is no photo that we can take */
    Photo read(byte[] sent) throws PhotoRefused {
        if (sent.length > MOST_BYTES) {
            throw new PhotoRefused("complaint.photo.refused.tooLarge");
        }
        PhotoFormat format = PhotoFormat.of(sent);
        String other = switch (format) {
            case HEIC -> "complaint.photo.refused.heic";
            case VIDEO -> "complaint.photo.refused.video";
            case PDF -> "complaint.photo.refused.pdf";
            case OTHER -> "complaint.photo.refused.otherKind";
            default -> format.isAnimated(sent) ? "complaint.photo.refused.animated" : null;
        };
        if (other != null) {
            throw new PhotoRefused(other);
        }
        int places = format == PhotoFormat.WEBP ? AT_ONCE : 1;
        take(places);
        try {
            return decode(sent, format);
        } finally {
            turns.release(places);
        }
    }

    private void take(int places) throws PhotoRefused {
        try {
            if (!turns.tryAcquire(places, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new PhotoRefused("complaint.photo.refused.busy");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PhotoRefused("complaint.photo.refused.busy");
        }
    }

    private static Photo decode(byte[] sent, PhotoFormat format) throws PhotoRefused {
        ImageReader reader = reader(format);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
            Damage damage = new Damage();
            reader.addIIOReadWarningListener(damage);
            reader.setInput(in, true, true);
            int turn = format == PhotoFormat.JPEG ? ExifTurn.of(sent) : ExifTurn.UPRIGHT;
            BufferedImage picture = upright(opaque(picture(reader, format)), turn);
            if (damage.premature) {
                throw new PhotoRefused("complaint.photo.refused.damaged");
            }
            return new Photo(jpeg(picture), jpeg(small(picture)), sha256(sent), picture.getWidth(), picture.getHeight());
        } catch (IOException | RuntimeException damaged) {
            // decoders answer nonsense with all kinds of exceptions
            throw new PhotoRefused("complaint.photo.refused.damaged");
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(PhotoFormat format) {
        return format == PhotoFormat.WEBP ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT)).next();
    }

    private static BufferedImage picture(ImageReader reader, PhotoFormat format) throws IOException, PhotoRefused {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long most = format == PhotoFormat.WEBP ? MOST_PIXELS_WEBP : MOST_PIXELS;
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > most) {
            throw new PhotoRefused("complaint.photo.refused.tooManyPixels");
        }
        if (width < SMALLEST_SIDE || height < SMALLEST_SIDE) {
            throw new PhotoRefused("complaint.photo.refused.tooSmall");
        }
        int step = (Math.max(width, height) + KEPT_SIDE - 1) / KEPT_SIDE;
        ImageReadParam wanted = reader.getDefaultReadParam();
        wanted.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, wanted);
    }

    private static BufferedImage opaque(BufferedImage picture) {
        return picture.getType() == BufferedImage.TYPE_3BYTE_BGR || picture.getType() == BufferedImage.TYPE_BYTE_GRAY ? picture
                : drawn(picture, picture.getWidth(), picture.getHeight(), new AffineTransform(), RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    }

    private static BufferedImage upright(BufferedImage picture, int turn) {
        double width = picture.getWidth();
        double height = picture.getHeight();
        AffineTransform turned = switch (turn) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> null;
        };
        if (turned == null) {
            return picture;
        }
        boolean lying = turn > 4;
        return drawn(picture, lying ? picture.getHeight() : picture.getWidth(), lying ? picture.getWidth() : picture.getHeight(), turned,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    }

    private static BufferedImage small(BufferedImage picture) {
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        if (longest > 2 * THUMBNAIL_SIDE) {
            // in two steps, so that fine lines do not flicker
            return small(scaled(picture, 2.0 * THUMBNAIL_SIDE / longest));
        }
        return longest <= THUMBNAIL_SIDE ? picture : scaled(picture, (double) THUMBNAIL_SIDE / longest);
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        return drawn(picture, Math.max(1, (int) Math.round(picture.getWidth() * scale)),
                Math.max(1, (int) Math.round(picture.getHeight() * scale)), AffineTransform.getScaleInstance(scale, scale),
                RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    /** @param between how pixels are found that lie between others; where each falls on one, the nearest is exact and quick */
    private static BufferedImage drawn(BufferedImage picture, int width, int height, AffineTransform how, Object between) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, between);
        pen.drawImage(picture, how, null);
        pen.dispose();
        return drawn;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] sent) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sent));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Hears that a file ended before its picture did. */
    private static final class Damage implements IIOReadWarningListener {

        private boolean premature;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            premature = premature || warning.toLowerCase(Locale.ROOT).contains("premature");
        }
    }
}

package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoReaderTest {

    private final PhotoReader reader = new PhotoReader();

    @Test
    void photoIsWrittenAnewWithAThumbnailAndNothingElse() throws Exception {
        byte[] sent = withExif(encoded(picture(1200, 800), "jpeg"), 1, "<script>alert(1)</script> GPS 51.2194 4.4025");
        Photo photo = reader.read(sent);

        assertThat(new String(photo.jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain("script", "GPS", "Exif");
        assertThat(ImageIO.read(new ByteArrayInputStream(photo.jpeg())).getWidth()).isEqualTo(1200);
        BufferedImage thumbnail = ImageIO.read(new ByteArrayInputStream(photo.thumbnail()));
        assertThat(Math.max(thumbnail.getWidth(), thumbnail.getHeight())).isEqualTo(320);
        assertThat(photo.sentSha256()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void pictureKeepsItsColours(String format) throws Exception {
        BufferedImage written = ImageIO.read(new ByteArrayInputStream(reader.read(encoded(picture(400, 300), format)).jpeg()));

        assertThat(written.getWidth()).isEqualTo(400);
        Color left = new Color(written.getRGB(10, 150));
        assertThat(left.getRed()).isGreaterThan(200);
        assertThat(left.getBlue()).isLessThan(60);
    }

    @Test
    void transparencyBecomesWhite() throws Exception {
        BufferedImage clear = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);

        assertThat(new Color(ImageIO.read(new ByteArrayInputStream(reader.read(encoded(clear, "png")).jpeg())).getRGB(50, 50))).isEqualTo(Color.WHITE);
    }

    @Test
    void phoneHeldUprightGivesAnUprightPicture() throws Exception {
        Photo photo = reader.read(withExif(encoded(picture(400, 200), "jpeg"), 6, ""));

        assertThat(photo.width()).isEqualTo(200);
        assertThat(photo.height()).isEqualTo(400);
        BufferedImage written = ImageIO.read(new ByteArrayInputStream(photo.jpeg()));
        assertThat(new Color(written.getRGB(100, 10)).getRed()).as("what was left is above").isGreaterThan(200);
    }

    @Test
    void pictureOfThirtyThousandByThirtyThousandIsRefusedBeforeItIsDecoded() throws Exception {
        long before = used();
        refused(bomb(30_000, 30_000), "complaint.photo.refused.tooManyPixels");
        assertThat(used() - before).as("bytes").isLessThan(64L * 1024 * 1024);
    }

    @Test
    void whatIsNoPhotoIsRefusedWithAWordOnWhatToDo() throws Exception {
        refused("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), "complaint.photo.refused.otherKind");
        refused(new byte[] {'M', 'Z', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, "complaint.photo.refused.otherKind");
        refused("%PDF-1.7 and so on".getBytes(StandardCharsets.UTF_8), "complaint.photo.refused.pdf");
        refused(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0}, "complaint.photo.refused.heic");
        refused(new byte[0], "complaint.photo.refused.otherKind");
        refused(new byte[PhotoReader.MOST_BYTES + 1], "complaint.photo.refused.tooLarge");
        refused(encoded(picture(8, 8), "png"), "complaint.photo.refused.tooSmall");
        refused("GIF89a............".getBytes(StandardCharsets.UTF_8), "complaint.photo.refused.otherKind");
    }

    @Test
    void movingPicturesAreRefused() throws Exception {
        byte[] png = encoded(picture(100, 100), "png");
        byte[] control = chunk("acTL", new byte[8]);
        byte[] animated = new byte[png.length + control.length];
        System.arraycopy(png, 0, animated, 0, 33);
        System.arraycopy(control, 0, animated, 33, control.length);
        System.arraycopy(png, 33, animated, 33 + control.length, png.length - 33);
        refused(animated, "complaint.photo.refused.animated");

        byte[] webp = Arrays.copyOf("RIFF\0\0\0\0WEBPVP8X\n\0\0\0".getBytes(StandardCharsets.ISO_8859_1), 40);
        webp[20] = 0x02;
        refused(webp, "complaint.photo.refused.animated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void photoThatEndsInTheMiddleIsRefused(String format) throws Exception {
        byte[] whole = encoded(noise(600, 400), format);

        refused(Arrays.copyOf(whole, whole.length / 2), "complaint.photo.refused.damaged");
        refused(Arrays.copyOf(whole, 200), "complaint.photo.refused.damaged");
    }

    @Test
    void webpIsReadAsWell() throws Exception {
        Photo photo = reader.read(sample("two-colours.webp"));

        assertThat(photo.width()).isEqualTo(400);
        assertThat(photo.height()).isEqualTo(300);
        BufferedImage written = ImageIO.read(new ByteArrayInputStream(photo.jpeg()));
        assertThat(new Color(written.getRGB(10, 150)).getRed()).isGreaterThan(150);
        assertThat(new Color(written.getRGB(390, 150)).getBlue()).isGreaterThan(150);
        BufferedImage clear = ImageIO.read(new ByteArrayInputStream(reader.read(sample("clear.webp")).jpeg()));
        assertThat(new Color(clear.getRGB(110, 40))).as("what was transparent").isEqualTo(Color.WHITE);
        assertThat(new Color(clear.getRGB(10, 40)).getRed()).isGreaterThan(150);
    }

    @Test
    void webpThatMovesOrEndsInTheMiddleIsRefused() throws Exception {
        refused(sample("moving.webp"), "complaint.photo.refused.animated");
        byte[] whole = sample("photo.webp");
        assertThat(reader.read(whole).width()).isEqualTo(320);
        refused(Arrays.copyOf(whole, whole.length / 2), "complaint.photo.refused.damaged");
        refused(Arrays.copyOf(whole, 40), "complaint.photo.refused.damaged");
    }

    @Test
    void filesOfAPhoneThatWeCannotReadAreCalledByTheirName() throws Exception {
        refused(sample("phone.heic"), "complaint.photo.refused.heic");
        refused(movie("qt  "), "complaint.photo.refused.video");
        refused(movie("isom"), "complaint.photo.refused.video");
        refused(movie("avif"), "complaint.photo.refused.otherKind");
    }

    private static byte[] movie(String brand) {
        return ("\0\0\0\u0018ftyp" + brand + "\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream file = PhotoReaderTest.class.getResourceAsStream("/photos/" + name)) {
            return file.readAllBytes();
        }
    }

    private void refused(byte[] sent, String key) {
        assertThatThrownBy(() -> reader.read(sent)).isInstanceOfSatisfying(PhotoRefused.class,
                refused -> assertThat(refused.messageKey()).isEqualTo(key));
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Red on the left, blue on the right. */
    private static BufferedImage picture(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return picture;
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                picture.setRGB(x, y, (x * 31 + y * 17) * 2_654_435);
            }
        }
        return picture;
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    /** The JPEG with an Exif segment: how the phone was held, and a text. */
    private static byte[] withExif(byte[] jpeg, int turn, String text) throws IOException {
        byte[] words = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 + 4 + words.length);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8).putShort((short) 1).putShort((short) 0x0112)
                .putShort((short) 3).putInt(1).putShort((short) turn).putShort((short) 0).putInt(0).put(words);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        int length = 2 + 6 + tiff.capacity();
        out.write(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length, 'E', 'x', 'i', 'f', 0, 0});
        out.write(tiff.array());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** A PNG that says it is that large, with next to no bytes. */
    private static byte[] bomb(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a});
        out.write(chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).array()));
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(rows)) {
            byte[] row = new byte[1 + width * 3];
            for (int y = 0; y < 200; y++) {
                packed.write(row);
            }
        }
        out.write(chunk("IDAT", rows.toByteArray()));
        out.write(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length).putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data)
                .putInt((int) sum.getValue()).array();
    }
}

package eu.kapstok.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureImageTest {

    @Test
    void drawingIsCutToItsInkAndWrittenAnew() throws Exception {
        byte[] drawn = SampleSealed.drawn();
        SignatureImage image = SignatureImage.ofDataUri("data:image/png;base64," + Base64.getEncoder().encodeToString(withText(drawn, "<script>")));

        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(image.png()));
        assertThat(kept.getWidth()).isLessThanOrEqualTo(600);
        assertThat(new String(image.png(), StandardCharsets.ISO_8859_1)).doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "javascript:alert(1)",
        "data:image/svg+xml;base64,PHN2Zz4=", "data:image/png;base64,!!!", "data:image/png;base64,PHNjcmlwdD4="})
    void whatIsNoPictureIsRefused(String sent) {
        assertThatThrownBy(() -> SignatureImage.ofDataUri(sent)).isInstanceOfSatisfying(UnusableSignature.class,
                refused -> assertThat(refused.messageKey()).isEqualTo("signing.image.notAPicture"));
    }

    @Test
    void emptyDrawingIsRefused() throws IOException {
        byte[] blank = png(new BufferedImage(600, 200, BufferedImage.TYPE_INT_ARGB));
        BufferedImage white = new BufferedImage(600, 200, BufferedImage.TYPE_INT_RGB);
        white.createGraphics().fillRect(0, 0, 600, 200);
        white.setRGB(5, 5, Color.BLACK.getRGB());

        for (byte[] empty : Arrays.asList(blank, png(white))) {
            assertThatThrownBy(() -> SignatureImage.of(empty)).isInstanceOfSatisfying(UnusableSignature.class,
                    refused -> assertThat(refused.messageKey()).isEqualTo("signing.image.empty"));
        }
        assertThatThrownBy(() -> SignatureImage.ofDataUri(" ")).isInstanceOf(UnusableSignature.class);
        assertThatThrownBy(() -> SignatureImage.ofDataUri(null)).isInstanceOf(UnusableSignature.class);
    }

    @Test
    void twentyMegabytesAreRefusedUnread() {
        byte[] large = new byte[20 * 1024 * 1024];

        assertThatThrownBy(() -> SignatureImage.of(large)).isInstanceOfSatisfying(UnusableSignature.class,
                refused -> assertThat(refused.messageKey()).isEqualTo("signing.image.tooLarge"));
        assertThatThrownBy(() -> SignatureImage.ofDataUri("data:image/png;base64," + "A".repeat(20 * 1024 * 1024)))
                .isInstanceOfSatisfying(UnusableSignature.class, refused -> assertThat(refused.messageKey()).isEqualTo("signing.image.tooLarge"));
    }

    @Test
    void pictureThatUnpacksToAHugeOneIsRefusedUnpacked() throws IOException {
        byte[] bomb = png(new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB));
        ByteBuffer.wrap(bomb).putInt(16, 100_000).putInt(20, 100_000);
        CRC32 sum = new CRC32();
        sum.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) sum.getValue());

        assertThatThrownBy(() -> SignatureImage.of(bomb)).isInstanceOfSatisfying(UnusableSignature.class,
                refused -> assertThat(refused.messageKey()).isEqualTo("signing.image.tooLarge"));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** With a text behind its last part, where pictures may hide anything. */
    private static byte[] withText(byte[] png, String text) {
        byte[] longer = Arrays.copyOf(png, png.length + text.length());
        System.arraycopy(text.getBytes(StandardCharsets.ISO_8859_1), 0, longer, png.length, text.length());
        return longer;
    }
}

package eu.kapstok.documents;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The embedded letters: Open Sans, and DejaVu Sans for signs that it lacks. */
class Fonts {

    /** Letters that are read already, for one document at a time; closing gives them back. */
    final class Letters implements AutoCloseable {

        private final TrueTypeFont regularLetters = withoutLigatures(regular);
        private final TrueTypeFont boldLetters = withoutLigatures(bold);

        /** A family that is not registered would vanish from the page; such text falls back to the regular letters. */
        void register(PdfRendererBuilder builder, PDDocument document) {
            builder.useFont(embedded(regularLetters, document), "Open Sans", REGULAR_WEIGHT, FontStyle.NORMAL, true);
            builder.useFont(embedded(boldLetters, document), "Open Sans", BOLD_WEIGHT, FontStyle.NORMAL, true);
            builder.useFont(stream(regular), "Any", REGULAR_WEIGHT, FontStyle.NORMAL, true,
                    EnumSet.of(FSFontUseCase.FALLBACK_PRE));
            builder.useFont(stream(fallback), "Signs", REGULAR_WEIGHT, FontStyle.NORMAL, true,
                    EnumSet.of(FSFontUseCase.FALLBACK_FINAL));
        }

        @Override
        public void close() {
            free.add(this);
        }
    }

    private static final int REGULAR_WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;

    private final byte[] regular = load("/fonts/ttf/OpenSans/OpenSans-Regular.ttf");
    private final byte[] bold = load("/fonts/ttf/OpenSans/OpenSans-Bold.ttf");
    private final byte[] fallback = load("/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf");
    private final BitSet drawable = new BitSet();
    private final Queue<Letters> free = new ConcurrentLinkedQueue<>();

    Fonts() {
        addDrawable(regular);
        addDrawable(fallback);
    }

    Letters take() {
        Letters letters = free.poll();
        return letters == null ? new Letters() : letters;
    }

    /** The first character that no letter here draws; the renderer would show {@code #} in its place. */
    Optional<String> undrawable(String text) {
        return text.codePoints()
                .filter(character -> !drawable.get(character) && !isUnseen(character))
                .mapToObj(character -> "%s (U+%04X)".formatted(Character.toString(character), character))
                .findFirst();
    }

    private static boolean isUnseen(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character)
                || Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
    }

    private void addDrawable(byte[] font) {
        try (TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            CmapLookup glyphs = letters.getUnicodeCmapLookup();
            for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
                if (glyphs.getGlyphId(character) != 0) {
                    drawable.set(character);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The layout measures letter by letter; joining some when they are drawn costs a seventh of the whole document. */
    private static TrueTypeFont withoutLigatures(byte[] font) {
        try {
            TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(font));
            letters.setEnableGsub(false);
            return letters;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PDFontSupplier embedded(TrueTypeFont letters, PDDocument document) {
        return new PDFontSupplier(null) {
            @Override
            public PDFont supply() {
                try {
                    return PDType0Font.load(document, letters, true);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        };
    }

    private static FSSupplier<InputStream> stream(byte[] font) {
        return () -> new ByteArrayInputStream(font);
    }

    private static byte[] load(String path) {
        try (InputStream in = Fonts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Font %s is not on the class path".formatted(path));
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

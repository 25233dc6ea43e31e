package eu.kapstok.documents;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.thymeleaf.templatemode.TemplateMode;

/** Templates under {@code documents/} as PDF/A-3u and PDF/UA-1, with everything embedded and nothing fetched. */
@Component
class OpenHtmlPdfRenderer implements PdfRenderer {

    private static final String DATA_IMAGE = "data:image/";
    private static final String PLACE = "place-";
    private static final Pattern PLACES = Pattern.compile("^" + PLACE + ".*");
    private static final BiPredicate<String, ExternalResourceType> EMBEDDED_IMAGES_ONLY =
            (uri, type) -> type == ExternalResourceType.IMAGE_RASTER && uri != null && uri.startsWith(DATA_IMAGE);
    static {
        // a library can be told these for the whole application alone; without them a document costs a tenth more
        System.getProperties().putIfAbsent(Filter.SYSPROP_DEFLATELEVEL, String.valueOf(Deflater.BEST_SPEED));
        System.getProperties().putIfAbsent(DocumentBuilderFactory.class.getName(),
                DocumentBuilderFactory.newDefaultInstance().getClass().getName());
        System.getProperties().putIfAbsent(TransformerFactory.class.getName(),
                TransformerFactory.newDefaultInstance().getClass().getName());
        ImageIO.setUseCache(false);
    }

    private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final Templates templates;
    private final Fonts fonts = new Fonts();
    /** Each looks through the whole class path for a parser when it is made. */
    private final ThreadLocal<W3CDom> trees = ThreadLocal.withInitial(W3CDom::new);
    private final FSCacheEx<String, FSCacheValue> fontMetrics = new FSDefaultCacheStore();
    private final DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
    private final Seller seller;
    private final String logo;

    OpenHtmlPdfRenderer(MessageSource messages, Seller seller) {
        XRLog.setLoggerImpl(new Slf4jLogger());
        this.templates = new Templates(messages, "documents/", ".html", TemplateMode.HTML);
        this.seller = seller;
        this.logo = seller.logo() == null ? null : dataUri(seller.logo());
        drawers.registerDrawer(QrCode.TYPE, new QrCode());
        drawers.registerDrawer(Barcode.TYPE, new Barcode());
    }

    @Override
    public byte[] render(String template, Locale locale, Map<String, Object> model) {
        return draw(template, locale, model).pdf();
    }

    @Override
    public DrawnPdf draw(String template, Locale locale, Map<String, Object> model) {
        Map<String, Object> values = new HashMap<>(model);
        values.put("seller", seller);
        values.put("logo", logo);
        Document page = Jsoup.parse(templates.write(template, locale, values));
        page.selectFirst("html").attr("lang", locale.getLanguage());
        page.body().nodeStream(TextNode.class).forEach(text -> tidy(text, template));
        List<Diagnostic> problems = new ArrayList<>();
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        List<DrawnPdf.Place> places = page.select("[id^=" + PLACE + "]").isEmpty() ? null : new ArrayList<>();
        try (PDDocument document = new PDDocument(); Fonts.Letters letters = fonts.take()) {
            PdfRendererBuilder builder = builder(document, problems);
            letters.register(builder, document);
            builder.withW3cDocument(trees.get().fromJsoup(page), null).toStream(pdf);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDF();
                if (places != null) {
                    renderer.findPagePositionsByID(PLACES).forEach(found -> places.add(place(found)));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Document %s could not be drawn: %s".formatted(template,
                    problems.stream().map(Diagnostic::getFormattedMessage).distinct().toList()));
        }
        return new DrawnPdf(pdf.toByteArray(), places == null ? List.of() : List.copyOf(places));
    }

    private static DrawnPdf.Place place(PagePosition<?> found) {
        return new DrawnPdf.Place(found.getId().substring(PLACE.length()), found.getPageNo(), found.getX(), found.getY(),
                found.getWidth(), found.getHeight());
    }

    private PdfRendererBuilder builder(PDDocument document, List<Diagnostic> problems) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        builder.usePageSupplier(new TaggedPages());
        builder.usePdfAConformance(PdfAConformance.PDFA_3_U);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(SRGB);
        builder.withProducer("Kapstok");
        builder.useCacheStore(CacheStore.PDF_FONT_METRICS, fontMetrics);
        builder.useObjectDrawerFactory(drawers);
        builder.useUnicodeLineBreaker(new LineEnds());
        builder.withDiagnosticConsumer(diagnostic -> {
            if (diagnostic.getLevel().intValue() >= Level.WARNING.intValue()) {
                problems.add(diagnostic);
            }
        });
        builder.useExternalResourceAccessControl(EMBEDDED_IMAGES_ONLY,
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(EMBEDDED_IMAGES_ONLY,
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useUriResolver((base, uri) -> uri != null && uri.startsWith(DATA_IMAGE) ? uri : null);
        builder.useProtocolsStreamImplementation(uri -> {
            throw new SecurityException("A document may not fetch " + uri);
        }, "http", "https", "file", "jar", "ftp");
        return builder;
    }

    /** Line ends of the template count as spaces; no letter draws them, and looking for one would load every font. */
    private void tidy(TextNode text, String template) {
        String line = text.getWholeText().replaceAll("\\s+", " ");
        fonts.undrawable(line).ifPresent(character -> {
            throw new IllegalStateException("Document %s holds a character that cannot be drawn: %s in \"%s\""
                    .formatted(template, character, line.strip()));
        });
        text.text(line);
    }

    private static String dataUri(Resource png) {
        try {
            return DATA_IMAGE + "png;base64," + Base64.getEncoder().encodeToString(png.getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The seller's logo " + png + " cannot be read", unreadable);
        }
    }
}

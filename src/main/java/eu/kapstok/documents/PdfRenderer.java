package eu.kapstok.documents;

import java.util.Locale;
import java.util.Map;

/** HTML templates to PDF/A-3u and PDF/UA-1 in one file. */
public interface PdfRenderer {

    /**
     * @param template under {@code documents/}, without ending ({@code quote/quote})
     * @param model values for the template
     * @throws IllegalStateException when a text could not be drawn with the embedded fonts
     */
    byte[] render(String template, Locale locale, Map<String, Object> model);

    /**
     * The same, and where elements lie on its pages: those whose id begins with {@code place-}.
     *
     * @throws IllegalStateException as for {@link #render}
     */
    DrawnPdf draw(String template, Locale locale, Map<String, Object> model);
}

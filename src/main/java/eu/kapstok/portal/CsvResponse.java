package eu.kapstok.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A list as a file for a spreadsheet, however long it is. */
public final class CsvResponse {

    /** Says UTF-8 to spreadsheets. */
    private static final char MARK = '\ufeff';

    private CsvResponse() {
    }

    /**
     * Writes the list page by page.
     *
     * @param file    name under which it is saved
     * @param columns their headings
     * @param pages   the page that begins at a place; null is the list's start
     * @param cells   what a row shows, as {@link Csv#row} takes it
     * @throws IOException when the reader is gone
     */
    public static <R> void write(HttpServletResponse response, Locale locale, String file, List<String> columns,
                                 Function<ListPlace, ListPage<R>> pages, Function<R, List<?>> cells) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(file, StandardCharsets.UTF_8).build().toString());
        Csv csv = new Csv(locale);
        Writer out = response.getWriter();
        out.write(MARK);
        out.write(csv.row(columns));
        String after = null;
        do {
            ListPage<R> page = pages.apply(ListPlace.read(after));
            for (R row : page.rows()) {
                out.write(csv.row(cells.apply(row)));
            }
            after = page.next();
        } while (after != null);
    }
}

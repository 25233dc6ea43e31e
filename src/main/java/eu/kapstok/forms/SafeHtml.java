package eu.kapstok.forms;

import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Text of a form as HTML in which nothing runs, nothing is fetched from elsewhere and nothing looks like our own controls. */
final class SafeHtml {

    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(false).build();
    private static final String NOWHERE = "http://own.invalid";
    private static final Cleaner CLEANER = new Cleaner(new Safelist()
            .addTags("a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4",
                    "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup",
                    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul")
            .addAttributes(":all", "class", "lang", "title")
            .addAttributes("a", "href")
            .addAttributes("img", "src", "alt", "width", "height")
            .addAttributes("ol", "start")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan", "scope")
            .addProtocols("a", "href", "http", "https", "mailto", "tel")
            .addProtocols("img", "src", "http")
            .preserveRelativeLinks(true));

    private SafeHtml() {
    }

    static String ofMarkdown(String markdown) {
        return clean(RENDERER.render(MARKDOWN.parse(markdown)));
    }

    /** Only allowed elements; images from here alone; links to elsewhere open in a tab of their own. */
    static String clean(String html) {
        Document document = CLEANER.clean(Jsoup.parseBodyFragment(html, NOWHERE));
        document.outputSettings().prettyPrint(false);
        for (Element image : List.copyOf(document.select("img"))) {
            if (!isOwn(image.attr("src"))) {
                image.remove();
            }
        }
        for (Element link : document.select("a[href]")) {
            if (!isOwn(link.attr("href")) && !link.attr("href").startsWith("#")) {
                link.attr("rel", "noopener noreferrer");
                link.attr("target", "_blank");
            }
        }
        return document.body().html();
    }

    private static boolean isOwn(String address) {
        return address.startsWith("/") && !address.startsWith("//");
    }
}

package eu.kapstok.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import eu.kapstok.security.PersonalLinks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;

/** One person's window. Closing it fails when a page asked another host for something or broke our own content policy. */
public final class Visit implements AutoCloseable {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final double TIMEOUT = 30_000;

    /** Leaves the browser for no host; its viewer of PDFs is an extension. */
    private static final List<String> INSIDE = List.of("data:", "blob:", "chrome:", "chrome-extension:");

    private final BrowserContext window;
    private final Consumer<BrowserContext> closing;
    private final Page page;
    private final String home;
    private final List<String> strangers = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private Visit(BrowserContext window, Consumer<BrowserContext> closing, String home) {
        this.window = window;
        this.closing = closing;
        this.home = home;
        window.setDefaultTimeout(TIMEOUT);
        window.onRequest(request -> {
            if (!request.url().startsWith(home) && INSIDE.stream().noneMatch(request.url()::startsWith)) {
                strangers.add(request.url());
            }
        });
        window.onConsoleMessage(message -> noteRefusal(message));
        this.page = window.newPage();
    }

    private void noteRefusal(ConsoleMessage message) {
        if (message.text().contains("Content Security Policy")) {
            refused.add(message.text());
        }
    }

    /** Who comes, with which device. */
    public static final class Plan {

        private final com.microsoft.playwright.Browser chromium;
        private final Consumer<BrowserContext> closing;
        private final String home;
        private final ObjectProvider<PersonalLinks> links;
        private final com.microsoft.playwright.Browser.NewContextOptions options =
                new com.microsoft.playwright.Browser.NewContextOptions().setLocale("nl-BE").setTimezoneId("Europe/Brussels")
                        .setReducedMotion(ReducedMotion.REDUCE);

        Plan(com.microsoft.playwright.Browser chromium, Consumer<BrowserContext> closing, String home,
                ObjectProvider<PersonalLinks> links) {
            this.chromium = chromium;
            this.closing = closing;
            this.home = home;
            this.links = links;
            desk();
        }

        public Plan desk() {
            options.setViewportSize(1280, 900);
            return this;
        }

        public Plan phone() {
            options.setViewportSize(390, 844).setHasTouch(true).setDeviceScaleFactor(2);
            return this;
        }

        /** What the browser asks for, such as {@code fr-BE}; a contact's own choice goes before it. */
        public Plan language(String tag) {
            options.setLocale(tag);
            return this;
        }

        public Plan withoutJavaScript() {
            options.setJavaScriptEnabled(false);
            return this;
        }

        public Visit nobody() {
            return new Visit(chromium.newContext(options), closing, home);
        }

        /** A customer's contact, come in by a personal link. */
        public Visit contact(UUID contactId) {
            return contact(contactId, "/portal");
        }

        /** @param path where the personal link leads */
        public Visit contact(UUID contactId, String path) {
            Visit visit = nobody();
            String link = links.getObject().create(contactId, path, Instant.now().plus(Duration.ofDays(1)));
            visit.go(URI.create(link).getRawPath() + (link.contains("?") ? "?" + URI.create(link).getRawQuery() : ""));
            visit.page.locator("main button[type=submit]").first().click();
            visit.page.waitForURL(visit.home + path);
            return visit;
        }

        /** A member of staff; in the trial the password is the user's name. */
        public Visit staff(String user) {
            Visit visit = nobody();
            visit.go("/login");
            visit.page.locator("input[name=username]").fill(user);
            visit.page.locator("input[name=password]").fill(user);
            visit.page.locator("main button[type=submit]").first().click();
            visit.page.waitForURL(url -> !url.contains("/login"));
            return visit;
        }
    }

    public Page page() {
        return page;
    }

    /** Opens a path of our application. */
    public void go(String path) {
        page.navigate(home + path);
    }

    /** Where we are, without host. */
    public String path() {
        return page.url().substring(home.length());
    }

    /** Types and leaves the field: form-js waits 300 ms after a letter before it keeps what was typed, or until the field is left. */
    public static void typeInto(Locator field, String text) {
        field.fill(text);
        field.blur();
    }

    /** WCAG 2.2 AA and good practice, by axe: no finding. */
    public void accessible() {
        List<Rule> findings = new AxeBuilder(page).setLegacyMode(true).withTags(RULES).analyze().getViolations();
        assertThat(findings).as("axe on %s", path())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary()).toList())
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels to scroll sideways on %s", path()).isEqualTo(0);
    }

    /** The whole page as picture, in {@code target/screenshots}. */
    public void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + "-" + page.viewportSize().width + ".png")));
    }

    @Override
    public void close() {
        closing.accept(window);
        assertThat(strangers).as("requests to other hosts").isEmpty();
        assertThat(refused).as("refused by the content policy").isEmpty();
    }
}

package eu.kapstok.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import eu.kapstok.security.PersonalLinks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/**
 * A real Chromium for tests, started once. {@code browser.visit()} opens a fresh window: {@code phone()} or {@code desk()},
 * a person or nobody.
 */
@TestComponent
public class Browser implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);
    private static final Path OF_THE_SYSTEM = Path.of("/usr/bin/chromium");

    /** Milliseconds: a build machine may have better things to do. */
    private static final double PATIENCE = 20_000;

    /** Seconds: Chromium now and then never answers that a window is closed. */
    private static final long CLOSING = 30;

    private final Environment environment;
    private final ObjectProvider<PersonalLinks> links;
    private Playwright playwright;
    private com.microsoft.playwright.Browser chromium;

    Browser(Environment environment, ObjectProvider<PersonalLinks> links) {
        this.environment = environment;
        this.links = links;
    }

    public Visit.Plan visit() {
        return new Visit.Plan(chromium(), this::close, "http://localhost:" + environment.getRequiredProperty("local.server.port"), links);
    }

    private com.microsoft.playwright.Browser chromium() {
        if (playwright == null) {
            playwright = playwright();
        }
        if (chromium == null || !chromium.isConnected()) {
            chromium = chromium(playwright);
        }
        return chromium;
    }

    /** Closes a window; a Chromium that does not answer is ended, and the next visit starts another. */
    private void close(BrowserContext window) {
        Thread watch = new Thread(this::endUnlessClosed, "browser-watch");
        watch.start();
        try {
            window.close();
        } catch (PlaywrightException gone) {
            if (chromium.isConnected()) {
                throw gone;
            }
        } finally {
            watch.interrupt();
        }
    }

    private void endUnlessClosed() {
        try {
            TimeUnit.SECONDS.sleep(CLOSING);
        } catch (InterruptedException closed) {
            return;
        }
        LOG.warn("A window was not closed within {} s: Chromium is ended", CLOSING);
        ProcessHandle.current().descendants()
                .filter(process -> process.info().command().orElse("").contains("chrom")).forEach(ProcessHandle::destroyForcibly);
    }

    /** Playwright with the Chromium of this machine, for who needs no application. */
    public static Playwright playwright() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Map<String, String> settings = new HashMap<>(System.getenv());
        if (executable() != null) {
            settings.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        }
        return Playwright.create(new Playwright.CreateOptions().setEnv(settings));
    }

    public static com.microsoft.playwright.Browser chromium(Playwright playwright) {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setHeadless(true)
                .setArgs(List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync", "--no-first-run"));
        Path executable = executable();
        if (executable != null) {
            options.setExecutablePath(executable);
        }
        return playwright.chromium().launch(options);
    }

    /** Null lets Playwright bring its own. */
    private static Path executable() {
        String chosen = System.getenv("KAPSTOK_CHROMIUM");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen);
        }
        return Files.isExecutable(OF_THE_SYSTEM) ? OF_THE_SYSTEM : null;
    }

    @Override
    public void destroy() {
        if (playwright != null) {
            playwright.close();
        }
    }
}

package eu.kapstok.portal;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** What a browser says of itself, in two words that its owner recognises. */
final class BrowserName {

    private record Mark(String sign, String name) {
    }

    /** More particular ones first: most browsers claim to be others as well. */
    private static final List<Mark> BROWSERS = List.of(new Mark("Edg/", "Edge"), new Mark("OPR/", "Opera"),
            new Mark("SamsungBrowser/", "Samsung Internet"), new Mark("Firefox/", "Firefox"), new Mark("FxiOS/", "Firefox"),
            new Mark("CriOS/", "Chrome"), new Mark("Chrome/", "Chrome"), new Mark("Safari/", "Safari"));
    private static final List<Mark> SYSTEMS = List.of(new Mark("Android", "Android"), new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"), new Mark("Windows", "Windows"), new Mark("Mac OS X", "Mac"), new Mark("CrOS", "ChromeOS"),
            new Mark("Linux", "Linux"));

    private BrowserName() {
    }

    static String of(String userAgent, MessageSource messages, Locale locale) {
        String browser = first(BROWSERS, userAgent);
        String system = first(SYSTEMS, userAgent);
        if (browser != null && system != null) {
            return messages.getMessage("portal.device.on", new Object[] {browser, system}, locale);
        }
        if (browser == null && system == null) {
            return messages.getMessage("portal.device.unknown", null, locale);
        }
        return browser == null ? system : browser;
    }

    private static String first(List<Mark> marks, String userAgent) {
        return userAgent == null ? null : marks.stream().filter(mark -> userAgent.contains(mark.sign())).map(Mark::name)
                .findFirst().orElse(null);
    }
}

package eu.kapstok.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.core.env.Environment;

/** A browser without a window: cookies and forms over real HTTP; redirects are looked at, not followed. */
public final class WebClient {

    private static final String TASKLIST_TOKEN = "XSRF-TOKEN";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final String home;

    public WebClient(Environment environment) {
        this.home = "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }

    public WebClient with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public WebClient basic(String user, String password) {
        return with("Authorization", "Basic " + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    public Answer get(String path) {
        return send("GET", path, "application/x-www-form-urlencoded", "");
    }

    public Answer send(String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : home + path))
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8");
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()), path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public Answer post(String path, Map<String, String> fields) {
        return send("POST", path, "application/x-www-form-urlencoded", fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue())).collect(Collectors.joining("&")));
    }

    /** Sends the first form in the page's main part, with its hidden fields and what is typed over them. */
    public Answer submit(Answer page, Map<String, String> typed) {
        Element form = page.document().selectFirst("main form");
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.putAll(typed);
        return post(form.hasAttr("action") ? form.attr("action") : page.path(), fields);
    }

    /** Gets the page that a redirect names. */
    public Answer follow(Answer redirect) {
        return get(redirect.location());
    }

    public Answer staff(String user) {
        return submit(get("/login"), Map.of("username", user, "password", user));
    }

    /** The first page of a list of Tasklist, as Tasklist asks for it: the newest first. */
    public Answer tasklist(String filter) {
        if (cookie(TASKLIST_TOKEN).isEmpty()) {
            get("/camunda/app/tasklist/default/");
        }
        with("X-XSRF-TOKEN", cookie(TASKLIST_TOKEN).orElseThrow());
        return send("POST", "/camunda/api/engine/engine/default/filter/" + filter + "/list?firstResult=0&maxResults=15",
                "application/json", "{\"sorting\": [{\"sortBy\": \"created\", \"sortOrder\": \"desc\"}]}");
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue).findFirst();
    }

    public void forgetCookie(String name) {
        cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).toList()
                .forEach(cookie -> cookies.getCookieStore().remove(URI.create(home), cookie));
    }

    public void setCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(home), cookie);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response, String path) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** Path that a redirect names, without host. */
        public String location() {
            String location = header("Location");
            return location == null ? null : location.replaceFirst("^http://localhost:\\d+", "");
        }

        public Document document() {
            return Jsoup.parse(response.body());
        }
    }
}

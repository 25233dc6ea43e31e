package eu.kapstok.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.kapstok.customer.Languages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The templates of contracts: a page of HTML per language under {@code documents/contract/}, each with the fields that it asks for
 * ({@code <meta name="field" content="deposit" data-type="amount">}) and uses ({@code ${field.deposit}}). The application does not
 * start with one that uses what it does not declare, declares what it does not use, or asks what no form asks.
 */
@Component
class ContractTemplates {

    private static final String FILES = "classpath*:/documents/contract/*_nl.html";
    private static final Pattern USED = Pattern.compile("\\bfield\\s*(?:\\??\\.\\s*|\\[\\s*(?:'|\"|&quot;|&#39;)\\s*)([A-Za-z][A-Za-z0-9]*)");
    private static final List<String> FORMS = List.of("request-contract", "review-contract");

    /** What kind of answer a field takes, and how it is written: a text, lines of it, products of the ERP, EUR, or a number. */
    enum Type {
        TEXT, LINES, PRODUCTS, AMOUNT, NUMBER
    }

    /** @param titles by language */
    record Template(String name, Map<String, Type> fields, Map<String, String> titles) {
    }

    private final Map<String, Template> templates = new TreeMap<>();

    ContractTemplates() {
        try {
            PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
            Map<String, Set<String>> asked = new LinkedHashMap<>();
            for (String form : FORMS) {
                asked.put(form, keys(new ObjectMapper().readTree(files.getResource("classpath:/forms/contract/" + form + ".form").getInputStream())));
            }
            for (Resource file : files.getResources(FILES)) {
                String name = file.getFilename().replace("_nl.html", "");
                Map<String, String> pages = new LinkedHashMap<>();
                for (String language : Languages.ALL) {
                    Resource page = files.getResource("classpath:/documents/contract/" + name + "_" + language + ".html");
                    if (!page.exists()) {
                        throw new IllegalStateException("Contract template %s is missing in language %s".formatted(name, language));
                    }
                    pages.put(language, page.getContentAsString(StandardCharsets.UTF_8));
                }
                templates.put(name, read(name, pages, asked));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the templates of contracts", unreadable);
        }
    }

    Optional<Template> find(String name) {
        return Optional.ofNullable(name == null ? null : templates.get(name));
    }

    Template get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("There is no contract template " + name));
    }

    /**
     * @param pages HTML by language
     * @param asked keys by form that asks them
     * @throws IllegalStateException with the field that is undeclared, unused, of no known type or asked by no form
     */
    static Template read(String name, Map<String, String> pages, Map<String, Set<String>> asked) {
        Map<String, Type> fields = null;
        Map<String, String> titles = new HashMap<>();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            String file = name + "_" + page.getKey() + ".html";
            Document html = Jsoup.parse(page.getValue());
            Map<String, Type> declared = new LinkedHashMap<>();
            html.select("meta[name=field]").forEach(meta -> declared.put(meta.attr("content"), type(file, meta.attr("content"), meta.attr("data-type"))));
            Set<String> used = new LinkedHashSet<>();
            Matcher uses = USED.matcher(page.getValue());
            while (uses.find()) {
                used.add(uses.group(1));
            }
            refuse(file, "uses the field '%s', which it does not declare", used, declared.keySet());
            refuse(file, "declares the field '%s', which it does not use", declared.keySet(), used);
            if (fields == null) {
                fields = declared;
            }
            refuse(file, "lacks the field '%s', which another language declares", fields.keySet(), declared.keySet());
            refuse(file, "declares the field '%s', which another language lacks", declared.keySet(), fields.keySet());
            titles.put(page.getKey(), html.title());
        }
        for (Map.Entry<String, Set<String>> form : asked.entrySet()) {
            refuse(name, "declares the field '%s', which form " + form.getKey() + " does not ask", fields.keySet(), form.getValue());
        }
        return new Template(name, fields, titles);
    }

    private static Type type(String file, String field, String type) {
        return Arrays.stream(Type.values()).filter(known -> known.name().equalsIgnoreCase(type)).findFirst()
                .orElseThrow(() -> new IllegalStateException("Contract template %s declares the field '%s' of type '%s'; there are %s".formatted(file,
                        field, type, Arrays.stream(Type.values()).map(known -> known.name().toLowerCase()).collect(Collectors.joining(", ")))));
    }

    private static void refuse(String file, String what, Set<String> fields, Set<String> known) {
        fields.stream().filter(field -> !known.contains(field)).findFirst().ifPresent(field -> {
            throw new IllegalStateException("Contract template " + file + " " + what.formatted(field));
        });
    }

    private static Set<String> keys(JsonNode parent) {
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode component : parent.path("components")) {
            if (component.hasNonNull("key")) {
                keys.add(component.path("key").asText());
            }
            keys.addAll(keys(component));
        }
        return keys;
    }
}

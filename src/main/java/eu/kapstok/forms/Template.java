package eu.kapstok.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with FEEL in it, as forms have it: {@code =expression} as a whole, or {@code {{expression}}},
 * {@code {{#if condition}}…{{/if}}} and {@code {{#loop list}}…{{/loop}}} between words.
 */
final class Template {

    private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final String IF = "#if ";
    private static final String LOOP = "#loop ";

    private sealed interface Node {
    }

    private record Words(String text) implements Node {
    }

    private record Value(String expression) implements Node {
    }

    private record Block(boolean loop, String expression, List<Node> content) implements Node {
    }

    private final List<Node> nodes;

    private Template(List<Node> nodes) {
        this.nodes = nodes;
    }

    static Template of(String text) {
        return new Template(Feel.isExpression(text) ? List.of(new Value(text)) : new Reader(text).content());
    }

    /** Whether it is just words. */
    boolean isPlain() {
        return nodes.stream().allMatch(Words.class::isInstance);
    }

    /** Every expression in it, with its equals sign. */
    List<String> expressions() {
        List<String> found = new ArrayList<>();
        collect(nodes, found);
        return found;
    }

    /** @param write turns a value into words that are safe where they will stand */
    String fill(Feel feel, Map<String, Object> data, Function<Object, String> write) {
        StringBuilder text = new StringBuilder();
        fill(nodes, feel, data, write, text);
        return text.toString();
    }

    private static void fill(List<Node> nodes, Feel feel, Map<String, Object> data, Function<Object, String> write,
                             StringBuilder text) {
        for (Node node : nodes) {
            if (node instanceof Words words) {
                text.append(words.text());
            } else if (node instanceof Value value) {
                text.append(write.apply(feel.value(value.expression(), data)));
            } else if (node instanceof Block block && block.loop()) {
                for (Object item : feel.list(block.expression(), data)) {
                    fill(block.content(), feel, scope(data, item), write, text);
                }
            } else if (node instanceof Block block && feel.isTrue(block.expression(), data)) {
                fill(block.content(), feel, data, write, text);
            }
        }
    }

    private static Map<String, Object> scope(Map<String, Object> outer, Object item) {
        Map<String, Object> inner = new HashMap<>(outer);
        if (item instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> inner.put(String.valueOf(name), value));
        }
        inner.put("this", item);
        inner.put("parent", outer);
        return inner;
    }

    private static void collect(List<Node> nodes, List<String> found) {
        for (Node node : nodes) {
            if (node instanceof Value value) {
                found.add(value.expression());
            } else if (node instanceof Block block) {
                found.add(block.expression());
                collect(block.content(), found);
            }
        }
    }

    private static final class Reader {

        private final String text;
        private final Matcher tags;
        private int position;

        Reader(String text) {
            this.text = text;
            this.tags = TAG.matcher(text);
        }

        /** Up to the next closing tag, or to the end. */
        List<Node> content() {
            List<Node> nodes = new ArrayList<>();
            while (tags.find(position)) {
                words(nodes, tags.start());
                String tag = tags.group(1).trim();
                position = tags.end();
                if (tag.startsWith("/")) {
                    return nodes;
                } else if (tag.startsWith(IF)) {
                    nodes.add(new Block(false, "=" + tag.substring(IF.length()), content()));
                } else if (tag.startsWith(LOOP)) {
                    nodes.add(new Block(true, "=" + tag.substring(LOOP.length()), content()));
                } else {
                    nodes.add(new Value("=" + tag));
                }
            }
            words(nodes, text.length());
            position = text.length();
            return nodes;
        }

        private void words(List<Node> nodes, int end) {
            if (end > position) {
                nodes.add(new Words(text.substring(position, end)));
            }
        }
    }
}

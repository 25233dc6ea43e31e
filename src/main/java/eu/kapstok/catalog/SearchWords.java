package eu.kapstok.catalog;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words as they are compared: small letters without accents, broken at every sign. */
final class SearchWords {

    private static final int LONGEST_TEXT = 1500;
    private static final int MOST = 8;

    private SearchWords() {
    }

    /** Each word once; a code with signs is found written together too. */
    static String of(String code, Iterable<String> names) {
        Set<String> words = new LinkedHashSet<>(split(code));
        words.add(String.join("", words));
        names.forEach(name -> words.addAll(split(name)));
        words.remove("");
        String text = words.isEmpty() ? "-" : String.join(" ", words);
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, text.lastIndexOf(' ', LONGEST_TEXT));
    }

    /** The words of what somebody typed. */
    static List<String> typed(String text) {
        return split(text).stream().limit(MOST).toList();
    }

    private static List<String> split(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{IsAlphabetic}\\p{IsDigit}]+")).filter(word -> !word.isEmpty()).distinct().toList();
    }
}

package eu.kapstok.claim;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * What the law wants to read in each letter, and what may not be in it. The template marks a field with {@code data-field}; a letter
 * that lacks one, or has one too many, does not go out.
 */
final class LetterFields {

    private static final Set<String> CHARGES = Set.of("interest", "compensation", "collectionCost");
    private static final List<String> TO_PAY = List.of("openAmount", "dueDate", "reference", "qr");
    private static final List<String> CREDITOR = List.of("creditorName", "enterpriseNumber");

    private LetterFields() {
    }

    /** Names of the fields that must be there and say something. */
    static Set<String> mandatory(Letter letter, ClaimCalculator.Announced announced) {
        Set<String> fields = new LinkedHashSet<>(TO_PAY);
        fields.addAll(CREDITOR);
        switch (letter.level()) {
            case COURTESY_NOTICE, FRIENDLY_REMINDER -> fields.add("invoices");
            case REMINDER_1_NO_COST -> fields.addAll(List.of("invoices", "legalBasis"));
            case REMINDER_2_INTEREST_PLUS_40, FINAL_NOTICE_8_DAYS -> {
                fields.addAll(List.of("invoices", "interest", "rate", "legalBasis", "total",
                        letter.country().equals("NL") ? "collectionCost" : "compensation"));
                if (letter.level() == LetterLevel.FINAL_NOTICE_8_DAYS) {
                    fields.addAll(List.of("lastFreeDay", "consequences"));
                }
            }
            case FREE_REMINDER_XIX2 -> fields.addAll(List.of("capAmount", "productDescription", "lastFreeDay", "howToDispute"));
            case NOTICE_WITH_CAPPED_CHARGES -> {
                fields.addAll(List.of("productDescription", "interest", "rate", "legalBasis", "total", "howToDispute"));
                if (letter.claim().compensation().signum() > 0) {
                    fields.add("compensation");
                }
            }
            case WIK_14_DAY_LETTER -> {
                fields.addAll(List.of("interestToDate", "feeExact", "termText", "consequences", "total"));
                if (announced.vat().signum() > 0) {
                    fields.addAll(List.of("feeVat", "vatStatement"));
                }
            }
            case CLAIM_WITH_BIK -> fields.addAll(List.of("interest", "rate", "legalBasis", "collectionCost", "total"));
        }
        if (letter.country().equals("BE") && !letter.isConsumer()) {
            fields.add("eInvoice");
        }
        return fields;
    }

    /** Names of the fields that may not be there. */
    static Set<String> forbidden(LetterLevel level) {
        return level.charges() && level != LetterLevel.WIK_14_DAY_LETTER ? Set.of() : CHARGES;
    }

    /** What is wrong with a letter as it was written, empty where nothing is. */
    static List<String> problems(String html, Letter letter, ClaimCalculator.Announced announced) {
        return problems(html, mandatory(letter, announced), forbidden(letter.level()));
    }

    /** The same of a document with fields of its own. */
    static List<String> problems(String html, Set<String> mandatory, Set<String> forbidden) {
        Document page = Jsoup.parse(html);
        List<String> missing = mandatory.stream()
                .filter(field -> page.select("[data-field=" + field + "]").stream()
                        .noneMatch(element -> !element.text().isBlank() || !element.attr("data-text").isBlank()))
                .map(field -> field + " is missing").toList();
        List<String> tooMuch = forbidden.stream().filter(field -> !page.select("[data-field=" + field + "]").isEmpty())
                .map(field -> field + " may not be there").toList();
        return Stream.concat(missing.stream(), tooMuch.stream()).sorted().toList();
    }
}

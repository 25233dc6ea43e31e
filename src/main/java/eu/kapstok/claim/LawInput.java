package eu.kapstok.claim;

import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A row for the tables of the law, as somebody typed it; all problems are told at once. */
final class LawInput {

    private static final Pattern PERCENT = Pattern.compile("\\d{1,2}(?:[.,]\\d{1,3})?");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,8}(?:[.,]\\d{1,2})?");
    private static final int SOURCE_LENGTH = 300;
    private static final int NAME_LENGTH = 100;
    private static final int MOST_BANDS = 20;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final UnaryOperator<String> typed;
    private final LocalDate today;
    private final List<FormRefused.Problem> problems = new ArrayList<>();

    LawInput(UnaryOperator<String> typed, LocalDate today) {
        this.typed = typed;
        this.today = today;
    }

    /** @throws InvalidClaim with every field that is not right */
    LawRow read(LawRow.Table table) {
        LawRow row = switch (table) {
            case RATE -> new LawRow.Rate(one("kind", RateKind.values()), day("validFrom"), number("percent", PERCENT, "99.999"), text("source", SOURCE_LENGTH));
            case SUM -> new LawRow.Sum(one("kind", SumKind.values()), day("validFrom"), number("sum", AMOUNT, "99999999.99"), text("source", SOURCE_LENGTH));
            case SCALE -> new LawRow.Band(one("kind", ScaleKind.values()), day("validFrom"), scale(), text("source", SOURCE_LENGTH));
            case HOLIDAY -> new LawRow.Holiday(country(), day("day"), text("name", NAME_LENGTH), text("source", SOURCE_LENGTH));
        };
        if (!problems.isEmpty()) {
            throw new InvalidClaim(problems);
        }
        return row;
    }

    private Scale scale() {
        BigDecimal minimum = number("minimum", AMOUNT, "99999999.99");
        BigDecimal maximum = number("maximum", AMOUNT, "99999999.99");
        List<Scale.Band> bands = new ArrayList<>();
        for (String line : value("bands").split("[\\r\\n]+")) {
            if (!line.isBlank()) {
                String[] cells = line.strip().split("[;\\s]+");
                if (cells.length != 3 || bands.size() == MOST_BANDS || !AMOUNT.matcher(cells[0]).matches() || !AMOUNT.matcher(cells[1]).matches()
                        || !PERCENT.matcher(cells[2]).matches()) {
                    problem("bands", "claim.problem.bands");
                    return null;
                }
                bands.add(new Scale.Band(decimal(cells[0]), decimal(cells[1]), decimal(cells[2])));
            }
        }
        if (bands.isEmpty() || bands.stream().map(Scale.Band::above).distinct().count() < bands.size()) {
            problem("bands", "claim.problem.bands");
        }
        if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
            problem("maximum", "claim.problem.maximum");
        }
        return problems.isEmpty() ? new Scale(minimum, maximum, bands) : null;
    }

    private String country() {
        String country = value("country");
        if (!country.equals("BE") && !country.equals("NL")) {
            problem("country", "claim.problem.country");
        }
        return country;
    }

    private <E extends Enum<E>> E one(String field, E[] all) {
        return Arrays.stream(all).filter(kind -> kind.name().equals(value(field))).findFirst().orElseGet(() -> {
            problem(field, "claim.problem.missing");
            return null;
        });
    }

    private LocalDate day(String field) {
        try {
            LocalDate day = LocalDate.parse(value(field));
            if (day.isAfter(today.plusYears(1)) || day.isBefore(EARLIEST)) {
                problem(field, "claim.problem.farAhead");
            }
            return day;
        } catch (DateTimeParseException notADay) {
            problem(field, value(field).isEmpty() ? "claim.problem.missing" : "claim.problem.date");
            return null;
        }
    }

    private BigDecimal number(String field, Pattern shape, String most) {
        String text = value(field);
        if (!shape.matcher(text).matches()) {
            problem(field, text.isEmpty() ? "claim.problem.missing" : "claim.problem.number", most);
            return null;
        }
        return decimal(text);
    }

    private String text(String field, int longest) {
        String text = value(field);
        if (text.isEmpty() || text.length() > longest) {
            problem(field, field.equals("source") ? "claim.problem.source" : "claim.problem.name");
        }
        return text;
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }

    private String value(String field) {
        String text = typed.apply(field);
        return text == null ? "" : text.strip();
    }

    private void problem(String field, String key, Object... arguments) {
        problems.add(new FormRefused.Problem(field, key, List.of(arguments)));
    }
}

package eu.kapstok.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A calculation as programs read it and as it is kept with a letter: amounts are decimal texts, days ISO dates. */
@Component
public class ClaimJson {

    private final MessageSource messages;
    private final ObjectMapper json;

    ClaimJson(MessageSource messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** The text to keep. */
    public String write(Claim claim) {
        try {
            return json.writeValueAsString(view(claim));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A claim could not be written", impossible);
        }
    }

    /** Without {@code chargeableFrom} where there is no such day. */
    public Map<String, Object> view(Claim claim) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("interest", money(claim.interest()));
        view.put("compensation", money(claim.compensation()));
        view.put("collectionCost", money(claim.collectionCost()));
        view.put("total", money(claim.total()));
        view.put("openAmount", money(claim.openAmount()));
        if (claim.chargeableFrom() != null) {
            view.put("chargeableFrom", claim.chargeableFrom().toString());
        }
        view.put("lines", claim.lines().stream().map(this::line).toList());
        return view;
    }

    private Map<String, Object> line(ClaimLine line) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("from", day(line.from()));
        view.put("to", day(line.to()));
        view.put("days", line.days());
        view.put("rate", line.rate() == null ? null : decimals(line.rate()));
        view.put("base", money(line.base()));
        view.put("amount", money(line.amount()));
        view.put("reason", messages.getMessage("claim.reason." + line.reason(), null, Locale.ENGLISH));
        return view;
    }

    private static String day(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static String money(BigDecimal amount) {
        return amount == null ? null : amount.setScale(2).toPlainString();
    }

    /** At least two. */
    private static String decimals(BigDecimal rate) {
        BigDecimal plain = rate.stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale())).toPlainString();
    }

    /** The problems by field, in English. */
    Map<String, String> problems(InvalidClaim refused) {
        Map<String, String> said = new LinkedHashMap<>();
        refused.problems().forEach(problem -> said.putIfAbsent(problem.field(),
                messages.getMessage(problem.messageKey(), problem.arguments().toArray(), Locale.ENGLISH)));
        return said;
    }

    List<String> fields(InvalidClaim refused) {
        return List.copyOf(problems(refused).keySet());
    }
}

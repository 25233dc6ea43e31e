package eu.kapstok.complaint;

import eu.kapstok.documents.LocalFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words about returns and what is made good, in the reader's language. */
@Component
class ReturnWords {

    private static final LocalFormat FORMAT = new LocalFormat(Locale.ENGLISH);

    private final MessageSource messages;

    ReturnWords(MessageSource messages) {
        this.messages = messages;
    }

    String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    String date(LocalDate date, Locale locale) {
        return new LocalFormat(locale).date(date);
    }

    String money(BigDecimal amount, Locale locale) {
        return new LocalFormat(locale).money(amount);
    }

    /** So much of a line: 2 pcs Wall-hung toilet. */
    String quantity(BigDecimal quantity, GoodsReturn.Line line) {
        return "%s %s %s".formatted(FORMAT.number(quantity), line.unit(), line.description()).replaceAll(" {2,}", " ");
    }

    String quantity(BigDecimal quantity, String unit) {
        return (FORMAT.number(quantity) + " " + (unit == null ? "" : unit)).strip();
    }

    /** What was done of it, for our own people. */
    List<String> done(Settlement settlement) {
        List<String> done = new ArrayList<>();
        if (settlement.replacementOrder() != null) {
            done.add(text("settlement.done.replacement", Locale.ENGLISH, settlement.replacementOrder()));
        }
        settlement.made().forEach(credit -> done.add(text("settlement.done.credit", Locale.ENGLISH, credit.creditNote(), credit.invoice(),
                FORMAT.money(credit.net().add(credit.vat())))));
        if (settlement.repairOrder() != null) {
            done.add(text("settlement.done.repair", Locale.ENGLISH, settlement.repairOrder()));
        }
        return done.isEmpty() ? List.of(text("settlement.done.nothing", Locale.ENGLISH)) : done;
    }

    /** What of the decision is still to be done, for our own people. */
    List<String> missing(Settlement settlement, Complaint complaint) {
        List<String> missing = new ArrayList<>();
        if (Settlements.replaces(complaint) && settlement.replacementOrder() == null) {
            missing.add(text("settlement.missing.replacement", Locale.ENGLISH));
        }
        if (settlement.creditProblem() != null) {
            missing.add(text("settlement.missing.credit", Locale.ENGLISH));
        }
        settlement.toMake().forEach(credit -> missing.add(text("settlement.missing.creditOn", Locale.ENGLISH, credit.invoice())));
        if (Settlements.repairs(complaint) && settlement.repairOrder() == null) {
            missing.add(text("settlement.missing.repair", Locale.ENGLISH));
        }
        return missing.isEmpty() ? List.of(text("settlement.done.nothing", Locale.ENGLISH)) : missing;
    }

    /** What was found of a line, for our own people. */
    String judged(GoodsReturn.Line line) {
        String found = "%s: %s".formatted(line.description(), text("return.grade." + line.grade(), Locale.ENGLISH));
        return line.remark() == null ? found : found + ", " + line.remark();
    }
}

package eu.kapstok.quote;

import eu.kapstok.documents.LocalFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells in words what a customer wants otherwise. */
@Component
class WishTexts {

    private final MessageSource messages;

    WishTexts(MessageSource messages) {
        this.messages = messages;
    }

    List<String> of(List<WishedLine> wishes, Locale locale) {
        return wishes.stream().map(wish -> of(wish, locale)).toList();
    }

    /** Such as {@code Koperbuis 15 mm: 8 m in plaats van 10 m (“liever zacht”)}. */
    String of(WishedLine wish, Locale locale) {
        LocalFormat format = new LocalFormat(locale);
        String present = format.number(wish.present());
        String text = wish.dropped() ? text("quote.wish.dropped", locale, wish.description(), present, wish.unit())
                : wish.stays() ? wish.description()
                : text("quote.wish.quantity", locale, wish.description(), format.number(wish.wished()), wish.unit(), present);
        return wish.remark() == null ? text : text("quote.wish.remark", locale, text, wish.remark());
    }

    /** How the newer version answers that wish. */
    String of(QuoteChanges.Asked asked, Locale locale) {
        WishedLine wish = asked.wish();
        LocalFormat format = new LocalFormat(locale);
        String now = asked.now() == null ? "" : format.number(asked.now().quantity());
        String unit = asked.now() == null ? wish.unit() : asked.now().unit();
        String text;
        if (wish.stays()) {
            text = wish.description();
        } else if (wish.dropped()) {
            text = asked.now() == null ? text("quote.asked.dropped.met", locale, wish.description())
                    : text("quote.asked.dropped.kept", locale, wish.description(), now, unit);
        } else {
            String wished = format.number(wish.wished());
            text = asked.now() == null ? text("quote.asked.quantity.gone", locale, wish.description(), wished, wish.unit())
                    : text("quote.asked.quantity." + (asked.met() ? "met" : "other"), locale, wish.description(), wished, wish.unit(),
                            now, unit);
        }
        return wish.remark() == null ? text : text("quote.wish.remark", locale, text, wish.remark());
    }

    String date(LocalDate wished, Locale locale) {
        return text("quote.wish.date", locale, new LocalFormat(locale).date(wished));
    }

    String more(int count, Locale locale) {
        return text("quote.wish.more", locale, count);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}

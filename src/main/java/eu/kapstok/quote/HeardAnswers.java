package eu.kapstok.quote;

import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.forms.FormRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How answers came that one of ours writes down: looked at, and kept with the answer in its transaction. */
@Component
class HeardAnswers {

    static final String KIND = "answer-proof";

    static final String NO_PROOF = "quote.heard.proof.missing";

    private static final int YEARS_KEPT = 10;

    /** People type hours and minutes. */
    private static final Duration TYPED_TO = Duration.ofMinutes(1);

    private final ThreadLocal<OnBehalf> ofThisClick = new ThreadLocal<>();
    private final DocumentArchive documents;
    private final MessageSource messages;
    private final Clock clock;

    HeardAnswers(DocumentArchive documents, MessageSource messages, Clock clock) {
        this.documents = documents;
        this.messages = messages;
        this.clock = clock;
    }

    /** Takes an answer that was heard like this; a form's answers themselves do not say so. */
    <T> T with(OnBehalf heard, Supplier<T> answer) {
        ofThisClick.set(heard);
        try {
            return answer.get();
        } finally {
            ofThisClick.remove();
        }
    }

    /** Null where the contact answers themselves. */
    OnBehalf ofThisClick() {
        return ofThisClick.get();
    }

    /** What is wrong with it, by the fields {@code contact}, {@code channel}, {@code heardAt} and {@code note}. */
    List<FormRefused.Problem> problems(QuoteVersion version, OnBehalf heard) {
        List<FormRefused.Problem> problems = new ArrayList<>();
        if (heard.contact() == null) {
            problems.add(problem("contact", "quote.heard.contact.missing"));
        }
        if (heard.channel() == null) {
            problems.add(problem("channel", "quote.heard.channel.missing"));
        }
        if (heard.heardAt() == null) {
            problems.add(problem("heardAt", "quote.heard.at.missing"));
        } else if (heard.heardAt().isAfter(clock.instant())) {
            problems.add(problem("heardAt", "quote.heard.at.future"));
        } else if (version.sentAt() != null && heard.heardAt().plus(TYPED_TO).isBefore(version.sentAt())) {
            problems.add(problem("heardAt", "quote.heard.at.beforeSending"));
        }
        if (heard.note() == null && heard.proof() == null) {
            problems.add(problem("note", NO_PROOF));
        }
        return problems;
    }

    /** Keeps the file that proves it, null where there is none; staff read it, the customer does not. */
    ArchivedDocument keep(Quote quote, OnBehalf heard) {
        if (heard.proof() == null) {
            return null;
        }
        String title = messages.getMessage("quote.heard.title", new Object[] {quote.number()}, Locale.ENGLISH);
        return documents.store(new NewDocument(KIND, null, quote.number(), title, heard.proof().name(), heard.proof().type(),
                Locale.ENGLISH.getLanguage(), LocalDate.now(clock).plusYears(YEARS_KEPT), heard.proof().content()));
    }

    private static FormRefused.Problem problem(String field, String key) {
        return new FormRefused.Problem(field, key, List.of());
    }
}

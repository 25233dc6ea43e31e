package eu.kapstok.quote;

import eu.kapstok.documents.UploadedFile;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTask;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.FormView;
import eu.kapstok.forms.Outcome;
import eu.kapstok.portal.Typed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** Takes a customer's answer from one of ours who heard it: through the customer's own task and form, with what proves it. */
@Component
class StaffAnswers {

    static final String PROOF = "heard-proof";

    private static final String PREFIX = "heard-";
    private static final int NOTE_LENGTH = 2000;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    /**
     * What became of an answer: done, not taken yet, or too late.
     *
     * @param form to show again, null where there is nothing to mend
     */
    record Recorded(boolean done, FormView form, Typed typed) {
    }

    private final CustomerTasks tasks;
    private final QuoteRepository quotes;
    private final HeardAnswers heardAnswers;
    private final MessageSource messages;
    private final Clock clock;

    StaffAnswers(CustomerTasks tasks, QuoteRepository quotes, HeardAnswers heardAnswers, MessageSource messages, Clock clock) {
        this.tasks = tasks;
        this.quotes = quotes;
        this.heardAnswers = heardAnswers;
        this.messages = messages;
        this.clock = clock;
    }

    /** The customer's form, empty where no answer is waited for. */
    Optional<FormView> form(String number, Actor actor) {
        return quotes.findByNumber(number).flatMap(quote -> waiting(quote, actor)).map(task -> tasks.view(task, actor).withoutDraft());
    }

    /** What stands in the fields of ours at first. */
    Typed untyped() {
        return Typed.of(Map.of(PREFIX + "at", List.of(MINUTE.format(clock.instant().atZone(Quote.SELLER)))));
    }

    Optional<FormView> refresh(String number, int version, Actor actor, MultiValueMap<String, String> typed) {
        return quotes.findByNumber(number).filter(quote -> quote.awaitsAnswerTo(version))
                .flatMap(quote -> waiting(quote, actor)).map(task -> tasks.refresh(task, actor, ofTheForm(typed)).withoutDraft());
    }

    /** The task is found before the version is compared, as with a customer's click: nobody answers to what they did not see. */
    Recorded record(String number, int version, Actor actor, MultiValueMap<String, String> posted, MultipartFile proof,
                    Locale locale) {
        Typed typed = Typed.of(posted);
        CustomerTask task = quotes.findByNumber(number).flatMap(quote -> waiting(quote, actor)).orElse(null);
        Quote quote = quotes.findByNumber(number).filter(found -> found.awaitsAnswerTo(version)).orElse(null);
        if (task == null || quote == null) {
            return new Recorded(false, null, typed);
        }
        OnBehalf heard = heard(typed, proof);
        List<FormRefused.Problem> problems = problems(quote, heard, proof);
        if (heard.note() != null && heard.note().length() > NOTE_LENGTH) {
            problems.add(new FormRefused.Problem(PREFIX + "note", "forms.problem.tooLong", List.of(NOTE_LENGTH)));
        }
        if (!problems.isEmpty()) {
            return new Recorded(false, tasks.refresh(task, actor, ofTheForm(posted)).withoutDraft(),
                    typed.refused(new FormRefused(problems), messages, locale));
        }
        Outcome outcome = heardAnswers.with(heard, () -> tasks.submit(task.id(), groups(quote), actor, ofTheForm(posted)));
        if (outcome instanceof Outcome.Invalid invalid) {
            return new Recorded(false, invalid.form().withoutDraft(), fileAgain(typed, proof, locale));
        }
        return new Recorded(outcome instanceof Outcome.Done, null, typed);
    }

    private Optional<CustomerTask> waiting(Quote quote, Actor actor) {
        if (quote.status() != QuoteStatus.SENT) {
            return Optional.empty();
        }
        return tasks.ofBusinessKey(quote.number(), groups(quote), actor).stream()
                .filter(task -> task.task().definitionKey().equals(QuoteApprovalProcess.Elements.DECIDE_ON_QUOTE)).findFirst();
    }

    private List<FormRefused.Problem> problems(Quote quote, OnBehalf heard, MultipartFile proof) {
        List<FormRefused.Problem> problems = new ArrayList<>();
        QuoteVersion version = quotes.version(quote.id(), quote.sentVersion()).orElseThrow();
        heardAnswers.problems(version, heard).forEach(problem -> problems.add(new FormRefused.Problem(
                PREFIX + (problem.field().equals("heardAt") ? "at" : problem.field()), problem.messageKey(), problem.arguments())));
        UploadedFile.problem(proof).ifPresent(key -> {
            problems.removeIf(problem -> problem.messageKey().equals(HeardAnswers.NO_PROOF));
            problems.add(new FormRefused.Problem(PROOF, key, List.of()));
        });
        return problems;
    }

    private Typed fileAgain(Typed typed, MultipartFile proof, Locale locale) {
        return proof == null || proof.isEmpty() ? typed
                : typed.refused(new FormRefused(PROOF, "quote.file.again"), messages, locale);
    }

    private OnBehalf heard(Typed typed, MultipartFile proof) {
        String note = typed.value(PREFIX + "note").strip();
        return new OnBehalf(contact(typed.value(PREFIX + "contact")), Arrays.stream(OnBehalf.Channel.values())
                .filter(channel -> channel.name().equals(typed.value(PREFIX + "channel"))).findFirst().orElse(null),
                moment(typed.value(PREFIX + "at").strip()),
                note.isEmpty() ? null : note,
                UploadedFile.problem(proof).isPresent() ? null : UploadedFile.of(proof).orElse(null));
    }

    private static UUID contact(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException nobody) {
            return null;
        }
    }

    private static Instant moment(String typed) {
        try {
            return LocalDateTime.parse(typed).atZone(Quote.SELLER).toInstant();
        } catch (DateTimeException notAMoment) {
            return null;
        }
    }

    private static MultiValueMap<String, String> ofTheForm(MultiValueMap<String, String> posted) {
        MultiValueMap<String, String> answers = new LinkedMultiValueMap<>(posted);
        answers.keySet().removeIf(name -> name.startsWith(PREFIX));
        return answers;
    }

    /** Those whom the task is for: whoever of ours reads the quote writes down what they hear. */
    private static List<String> groups(Quote quote) {
        return List.of("customer." + quote.customer() + ".approver");
    }
}

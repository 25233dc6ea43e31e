package eu.kapstok.dunning;

import eu.kapstok.engine.Decisions;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Steps in the words of our own people: what happens by its name, why in the words of the table's rule. */
@Component
class StepWords {

    private static final String RULE = "rule";

    private final Decisions decisions;
    private final MessageSource messages;

    StepWords(Decisions decisions, MessageSource messages) {
        this.decisions = decisions;
        this.messages = messages;
    }

    /** Such as {@code Formal notice}; a step that a process owner added is read as it is called. */
    public String step(String name) {
        return messages.getMessage("dunning.step." + name, null, plain(name), Locale.ENGLISH);
    }

    /** What comes next for a customer. */
    public String next(NextStep next) {
        return next.action() == Action.LETTER ? step(next.step().name())
                : messages.getMessage("dunning.action." + next.action(), null, Locale.ENGLISH);
    }

    /** What the rule that decided says of itself; what no rule decided has words of its own. */
    public String why(Step step) {
        if (step.rule().isEmpty()) {
            return messages.getMessage("dunning.why." + step.name(), null, step(step.name()), Locale.ENGLISH);
        }
        String said = decisions.words(StepFacts.DECISION, RULE).get(step.rule());
        return said == null ? messages.getMessage("dunning.staff.rule", new Object[] {step.rule()}, Locale.ENGLISH) : said;
    }

    private static String plain(String name) {
        String words = name.replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

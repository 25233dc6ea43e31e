package eu.kapstok.quote;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.Actor;
import eu.kapstok.security.StaffDirectory;
import eu.kapstok.security.StaffMember;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calls to customers who do not answer: who makes them, and what came of one. */
@Service
class QuoteCalls {

    private final QuoteFiles files;
    private final QuoteAnswers answers;
    private final QuoteDecisions decisions;
    private final QuoteWords words;
    private final AnswerTimes times;
    private final CustomerService customers;
    private final StaffDirectory staff;
    private final Clock clock;

    QuoteCalls(QuoteFiles files, QuoteAnswers answers, QuoteDecisions decisions, QuoteWords words, AnswerTimes times,
               CustomerService customers, StaffDirectory staff, Clock clock) {
        this.files = files;
        this.answers = answers;
        this.decisions = decisions;
        this.words = words;
        this.times = times;
        this.customers = customers;
        this.staff = staff;
        this.clock = clock;
    }

    /** User id of the customer's account manager, null where none is known here. */
    @Transactional(readOnly = true)
    public String caller(String number) {
        Optional<String> manager = customers.customer(files.find(number).customer()).map(Customer::accountManager);
        return manager.flatMap(staff::member).map(StaffMember::id).orElse(null);
    }

    /** Takes what the customer said, the same way as their own click, and says what the process has to know. */
    @Transactional
    public Map<String, Object> called(String number, Map<String, Object> values, Actor actor) {
        return switch (text(values, "callResult")) {
            case "accepted" -> {
                answers.accept(number, new QuoteAnswers.Acceptance(text(values, "purchaseReference"),
                        text(values, "deliveryAddress"), (LocalDate) values.get("wishedDate"),
                        Boolean.TRUE.equals(values.get(QuoteForms.CONSENT)) ? words.text("quote.call.consent") : null,
                        words.text("quote.call.accepted")), actor, heard(values));
                yield reached("accepted");
            }
            case "declined" -> {
                answers.decline(number, new QuoteAnswers.Decline(QuoteAnswer.DeclineReason.valueOf(text(values, "declineReason")),
                        null, text(values, "lostTo")), actor, heard(values));
                yield Map.of(QuoteApprovalProcess.REACHED.name(), true, QuoteApprovalProcess.ANSWER.name(), "declined",
                        QuoteApprovalProcess.OUTCOME.name(), "declined");
            }
            case "change" -> {
                answers.askForChange(number, CounterOffer.inWords(text(values, "changeText")), actor, heard(values));
                yield reached("change");
            }
            case "extended" -> {
                decisions.extend(number, (LocalDate) values.get("newValidUntil"), actor);
                yield reached("extended");
            }
            default -> notReached(number, ((Number) values.get("againInDays")).intValue(), actor);
        };
    }

    private Map<String, Object> notReached(String number, int workingDays, Actor actor) {
        Quote quote = files.find(number);
        Instant again = times.after(workingDays, clock.instant(), files.sent(quote).country());
        decisions.notReached(number, LocalDate.ofInstant(again, Quote.SELLER), actor);
        return Map.of(QuoteApprovalProcess.REACHED.name(), false, QuoteApprovalProcess.CALL_AGAIN_DUE.name(), Date.from(again));
    }

    private OnBehalf heard(Map<String, Object> values) {
        String contact = text(values, "contact");
        return new OnBehalf(contact == null ? null : UUID.fromString(contact), OnBehalf.Channel.PHONE, clock.instant(),
                text(values, "note"), null);
    }

    private static Map<String, Object> reached(String answer) {
        return Map.of(QuoteApprovalProcess.REACHED.name(), true, QuoteApprovalProcess.ANSWER.name(), answer);
    }

    private static String text(Map<String, Object> values, String key) {
        return QuoteApprovalFormData.text(values, key);
    }
}

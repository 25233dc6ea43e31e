package eu.kapstok.quote;

import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTask;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.Outcome;
import eu.kapstok.security.ContactPrincipal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** Takes a contact's answer to the version of a quote that they had before them, their purchase order with it. */
@Component
class CustomerDecisions {

    static final String PURCHASE_ORDER = "purchase-order";

    private static final int YEARS_KEPT = 10;

    private final CustomerTasks tasks;
    private final QuoteRepository quotes;
    private final DocumentArchive documents;
    private final MessageSource messages;
    private final Clock clock;

    CustomerDecisions(CustomerTasks tasks, QuoteRepository quotes, DocumentArchive documents, MessageSource messages, Clock clock) {
        this.tasks = tasks;
        this.quotes = quotes;
        this.documents = documents;
        this.messages = messages;
        this.clock = clock;
    }

    /** The decision that waits for this contact, empty when none does. */
    Optional<CustomerTask> waiting(String number, ContactPrincipal contact, Actor actor) {
        return tasks.ofBusinessKey(number, contact.candidateGroups(), actor).stream()
                .filter(task -> task.task().definitionKey().equals(QuoteApprovalProcess.Elements.DECIDE_ON_QUOTE)).findFirst();
    }

    /**
     * The task is found before the version is compared: a version that comes in between takes the task with it, so that
     * nobody answers to what they did not see.
     *
     * @return empty when that version does not wait for an answer any more
     */
    @Transactional
    public Optional<Outcome> answer(String number, int version, ContactPrincipal contact, Actor actor,
                                    MultiValueMap<String, String> posted, MultipartFile purchaseOrder) {
        Optional<CustomerTask> task = waiting(number, contact, actor);
        if (task.isEmpty() || !quotes.findByNumber(number).map(quote -> quote.awaitsAnswerTo(version)).orElse(false)) {
            return Optional.empty();
        }
        Outcome outcome = tasks.submit(task.get().id(), contact.candidateGroups(), actor, posted);
        if (outcome instanceof Outcome.Done
                && quotes.findByNumber(number).map(quote -> quote.status() == QuoteStatus.ACCEPTED).orElse(false)) {
            PurchaseOrderFile.of(purchaseOrder).ifPresent(file -> keep(file, number, contact, actor));
        }
        return Optional.of(outcome);
    }

    private void keep(PurchaseOrderFile file, String number, ContactPrincipal contact, Actor actor) {
        String title = messages.getMessage("quote.file.title", new Object[] {number}, actor.locale());
        documents.store(new NewDocument(PURCHASE_ORDER, contact.customer(), number, title, file.name(), file.type(),
                actor.locale().getLanguage(), LocalDate.now(clock).plusYears(YEARS_KEPT), file.content()));
    }
}

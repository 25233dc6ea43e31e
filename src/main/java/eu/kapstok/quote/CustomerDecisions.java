package eu.kapstok.quote;

import eu.kapstok.documents.UploadedFile;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTask;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.Outcome;
import eu.kapstok.security.ContactPrincipal;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** Takes a contact's answer to the version of a quote that they had before them, their purchase order with it. */
@Component
class CustomerDecisions {

    private final CustomerTasks tasks;
    private final QuoteRepository quotes;
    private final PurchaseOrders purchaseOrders;

    CustomerDecisions(CustomerTasks tasks, QuoteRepository quotes, PurchaseOrders purchaseOrders) {
        this.tasks = tasks;
        this.quotes = quotes;
        this.purchaseOrders = purchaseOrders;
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
    Optional<Outcome> answer(String number, int version, ContactPrincipal contact, Actor actor,
                             MultiValueMap<String, String> posted, MultipartFile purchaseOrder) {
        Optional<CustomerTask> task = waiting(number, contact, actor);
        if (task.isEmpty() || !quotes.findByNumber(number).map(quote -> quote.awaitsAnswerTo(version)).orElse(false)) {
            return Optional.empty();
        }
        return Optional.of(purchaseOrders.with(UploadedFile.of(purchaseOrder).orElse(null),
                () -> tasks.submit(task.get().id(), contact.candidateGroups(), actor, posted)));
    }
}

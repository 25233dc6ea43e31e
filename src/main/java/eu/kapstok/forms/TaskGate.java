package eu.kapstok.forms;

import eu.kapstok.forms.FormRefused.Problem;
import eu.kapstok.forms.FormValidator.Judged;
import eu.kapstok.forms.ProcessFormData.Started;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Nobody completes a task past its form. Only what the form declares, shows and lets be changed is taken, judged by the
 * form's rules, given to the process's form data, and what these return is all that the process learns.
 */
@Component
class TaskGate {

    private static final Logger LOG = LoggerFactory.getLogger(TaskGate.class);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.ENGLISH);

    private final ProcessEngine engine;
    private final OpenTasks openTasks;
    private final DoneTasks doneTasks;
    private final FormDataBeans formData;
    private final FormValidator validator;
    private final FormWords words;
    private final ShippedForms shippedForms;
    private final Feel feel;
    private final Clock clock;
    private final TransactionTemplate transaction;

    TaskGate(@Lazy ProcessEngine engine, OpenTasks openTasks, DoneTasks doneTasks, FormDataBeans formData,
             FormValidator validator, FormWords words, ShippedForms shippedForms, Feel feel, Clock clock,
             PlatformTransactionManager transactions) {
        this.engine = engine;
        this.openTasks = openTasks;
        this.doneTasks = doneTasks;
        this.formData = formData;
        this.validator = validator;
        this.words = words;
        this.shippedForms = shippedForms;
        this.feel = feel;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Completes a task for the member of staff who is signed in at the engine.
     *
     * @param completion completes it with just these process variables
     */
    <T> T complete(String taskId, Map<String, Object> submitted, Function<Map<String, Object>, T> completion) {
        try {
            return completeInTransaction(taskId, submitted, completion);
        } catch (OptimisticLockingException | ConcurrencyFailureException meanwhile) {
            LOG.debug("Task {} was changed by somebody else at the same moment", taskId, meanwhile);
            throw openTasks.find(taskId).map(open -> new SubmissionRefused("Somebody changed this at the same moment. Please try again."))
                    .orElseGet(() -> noLongerWaiting(taskId));
        }
    }

    private <T> T completeInTransaction(String taskId, Map<String, Object> submitted,
                                        Function<Map<String, Object>, T> completion) {
        return transaction.execute(status -> {
            Optional<OpenTask> found = openTasks.findForStaff(taskId);
            if (found.isEmpty()) {
                if (openTasks.isStandalone(taskId)) {
                    return completion.apply(submitted);
                }
                throw noLongerWaiting(taskId);
            }
            OpenTask open = found.get();
            Actor actor = staff(open);
            Answers answers = Answers.submitted(open.form(), submitted == null ? Map.of() : submitted);
            logUndeclared(open.task(), answers);
            FormState state = new FormState(open.form(), open.variables(), answers.values(), Language.EN, feel);
            Judged judged = validator.validate(state);
            refuse(judged.problems(), state);
            try {
                return completion.apply(take(open, state, judged, actor));
            } catch (AlreadyTaken tooLate) {
                throw noLongerWaiting(taskId);
            } catch (FormRefused refused) {
                refuse(refused.problems(), state);
                throw refused;
            }
        });
    }

    /** Completes a task for a customer's contact, without rights in the engine but under their name. */
    void completeForContact(OpenTask open, FormState state, Judged judged, Actor actor) {
        Map<String, Object> variables = take(open, state, judged, actor);
        as(actor.engineUser(), () -> openTasks.inEngine(context -> context.runWithoutAuthorization(
                () -> new CompleteTaskCmd(open.task().id(), variables).execute(context))));
    }

    /**
     * What the process learns of an answer; whoever else comes is too late from here on.
     *
     * @throws AlreadyTaken when somebody was faster
     */
    private Map<String, Object> take(OpenTask open, FormState state, Judged judged, Actor actor) {
        if (!doneTasks.take(open.task(), actor)) {
            throw new AlreadyTaken();
        }
        Optional<ProcessFormData> data = formData.of(open.task());
        if (data.isEmpty()) {
            return untouched(state, judged, field -> true);
        }
        Map<String, Object> variables = untouched(state, judged, shippedForms.added(open.form())::contains);
        variables.putAll(as(null, () -> {
            data.get().check(open.task(), actor);
            return data.get().submitted(open.task(), judged.values(), words.seen(state), actor);
        }));
        return variables;
    }

    /** A process gets the answers that no code knows as they are; what was not asked this time is cleared. */
    private static Map<String, Object> untouched(FormState state, Judged judged, Predicate<String> unknown) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : state.all()) {
            if (field.row() != null || !(field.isInput() || field.isList()) || !unknown.test(field.component().path().get(0))) {
                continue;
            }
            if (field.isInput() && !field.isReadonly() || field.isList()) {
                values.putIfAbsent(field.component().path().get(0), null);
            }
            if (field.isAsked() && field.converted().value() instanceof String text
                    && text.length() > EngineValues.LONGEST_TEXT) {
                throw new FormRefused(field.name(), "forms.problem.tooLong", EngineValues.LONGEST_TEXT);
            }
        }
        judged.values().forEach((name, value) -> {
            if (unknown.test(name)) {
                values.put(name, value);
            }
        });
        return EngineValues.of(values);
    }

    /**
     * Refuses whoever could not complete the task, for the other things that can be done with it.
     *
     * @throws SubmissionRefused with the reason
     */
    void check(String taskId) {
        openTasks.findForStaff(taskId).ifPresent(this::staff);
    }

    /** Values that came on a road past the form are left behind. */
    void drop(String taskId, Map<String, Object> submitted) {
        if (submitted != null && !submitted.isEmpty()) {
            openTasks.find(taskId).ifPresent(open -> logUndeclared(open.task(), new Answers(Map.of(), submitted.keySet())));
        }
    }

    /**
     * Starts a process with what its start form lets through of what was sent, in one transaction with what the process's code
     * makes of it.
     *
     * @param businessKey as sent; where the code gives a number of its own, that one counts
     * @param start starts it with that business key and just these process variables
     */
    <T> T start(String processDefinitionId, String businessKey, Map<String, Object> submitted, BiFunction<String, Map<String, Object>, T> start) {
        return transaction.execute(status -> {
            OpenTasks.StartForm begun = openTasks.startForm(processDefinitionId);
            Answers answers = Answers.submitted(begun.form(), submitted == null ? Map.of() : submitted);
            if (!answers.undeclared().isEmpty()) {
                LOG.warn("Dropped values that the form does not declare: {} (start of {})", answers.undeclaredForLog(),
                        processDefinitionId);
            }
            FormState state = new FormState(begun.form(), Map.of(), answers.values(), Language.EN, feel);
            Judged judged = validator.validate(state);
            refuse(judged.problems(), state);
            try {
                Optional<Started> started = formData.of(begun.processKey(), begun.startEvent())
                        .map(data -> data.started(judged.values(), starter()));
                return started.isPresent() ? start.apply(started.get().businessKey(), started.get().variables())
                        : start.apply(businessKey, untouched(state, judged, field -> true));
            } catch (FormRefused refused) {
                refuse(refused.problems(), state);
                throw refused;
            }
        });
    }

    private Actor starter() {
        Authentication authentication = engine.getIdentityService().getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            throw new SubmissionRefused("Nobody is signed in; such a case is begun by a person.");
        }
        return new Actor(Actor.Kind.STAFF, authentication.getUserId(), name(authentication.getUserId()), null, null, Locale.ENGLISH);
    }

    private Actor staff(OpenTask open) {
        Authentication authentication = engine.getIdentityService().getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            throw new SubmissionRefused("Nobody is signed in; a task is completed by a person.");
        }
        if (open.isCustomers()) {
            throw new SubmissionRefused("This task waits for the customer; it is answered in the customer portal.");
        }
        if (!open.isReachedBy(authentication.getUserId(), authentication.getGroupIds())) {
            throw new SubmissionRefused("This task is for " + String.join(", ", new TreeSet<>(open.candidateGroups()))
                    + (open.assignee() == null ? "" : (open.candidateGroups().isEmpty() ? "" : " or ") + open.assignee())
                    + "; you are not among them.");
        }
        return new Actor(Actor.Kind.STAFF, authentication.getUserId(), name(authentication.getUserId()), null, null, Locale.ENGLISH);
    }

    private String name(String userId) {
        return as(null, () -> {
            User user = engine.getIdentityService().createUserQuery().userId(userId).singleResult();
            String name = user == null ? "" : ((user.getFirstName() == null ? "" : user.getFirstName()) + " "
                    + (user.getLastName() == null ? "" : user.getLastName())).strip();
            return name.isEmpty() ? userId : name;
        });
    }

    private SubmissionRefused noLongerWaiting(String taskId) {
        return doneTasks.find(taskId).map(done -> new SubmissionRefused("This task was already done by " + done.by() + " on "
                        + MOMENT.format(done.when().atZone(clock.getZone())) + "."))
                .orElse(new SubmissionRefused("This task no longer waits: it was withdrawn, or its time is over."));
    }

    private void refuse(List<Problem> problems, FormState state) {
        if (problems.isEmpty()) {
            return;
        }
        List<String> said = new ArrayList<>();
        for (Problem problem : problems) {
            String label = state.all().stream().filter(field -> field.name().equals(problem.field())).findFirst()
                    .map(field -> words.label(field, state)).orElse("");
            said.add((label.isEmpty() ? "" : label + ": ") + words.message(problem, state.language()));
        }
        throw new SubmissionRefused(String.join(" ", said));
    }

    void logUndeclared(FormTask task, Answers answers) {
        if (!answers.undeclared().isEmpty()) {
            LOG.warn("Dropped values that the form does not declare: {} (process {}, task {} {})", answers.undeclaredForLog(),
                    task.processKey(), task.definitionKey(), task.id());
        }
    }

    private <T> T as(String user, Supplier<T> work) {
        IdentityService identity = engine.getIdentityService();
        Authentication before = identity.getCurrentAuthentication();
        if (user == null) {
            identity.clearAuthentication();
        } else {
            identity.setAuthentication(user, List.of());
        }
        try {
            return work.get();
        } finally {
            identity.setAuthentication(before);
        }
    }
}

package eu.kapstok.forms;

import eu.kapstok.forms.FormRefused.Problem;
import eu.kapstok.forms.FormValidator.Judged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What waits for a customer's contact, and their answers. Every question names the groups that reach the contact and
 * the contact; a task that neither reaches does not exist for them.
 */
@Component
public class CustomerTasks {

    private static final String COLUMNS = """
            select t.id_, t.name_, t.task_def_key_, t.proc_inst_id_, t.execution_id_, t.create_time_, t.due_date_,
                   t.proc_def_id_, d.key_ as process_key_, i.business_key_
            from %s t
            join act_re_procdef d on d.id_ = t.proc_def_id_
            join act_ru_execution i on i.id_ = t.proc_inst_id_
            """;

    private static final String REACHED = """
            select l.task_id_ from act_ru_identitylink l where l.group_id_ in (:groups) and l.type_ = 'candidate'
            union
            select a.id_ from act_ru_task a where a.assignee_ = :person
            """;

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final int ATTEMPTS = 3;
    private static final List<String> OWN_OF_DRAFTS = List.of(Answers.SHOWN, FormViews.CHOSEN);

    /** A place in the list: the last task somebody has seen. */
    public record Place(Instant due, Instant created, String id) {

        static Place of(CustomerTask task) {
            return new Place(task.due() == null ? NEVER : task.due(), task.created(), task.id());
        }
    }

    /** @param next where the list goes on, null at its end */
    public record Page(List<CustomerTask> tasks, Place next) {
    }

    private final JdbcClient database;
    private final FormDataBeans formData;
    private final TaskTitles titles;
    private final OpenTasks openTasks;
    private final DoneTasks doneTasks;
    private final TaskGate gate;
    private final FormValidator validator;
    private final FormViews views;
    private final FormWords words;
    private final Feel feel;
    private final Drafts drafts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CustomerTasks(JdbcClient database, FormDataBeans formData, TaskTitles titles, OpenTasks openTasks, DoneTasks doneTasks,
                  TaskGate gate, FormValidator validator, FormViews views, FormWords words, Feel feel, Drafts drafts,
                  Clock clock, PlatformTransactionManager transactions) {
        this.database = database;
        this.formData = formData;
        this.titles = titles;
        this.openTasks = openTasks;
        this.doneTasks = doneTasks;
        this.gate = gate;
        this.validator = validator;
        this.views = views;
        this.words = words;
        this.feel = feel;
        this.drafts = drafts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The tasks that wait, the most urgent first.
     *
     * @param after where an earlier page ended, null for the first one
     */
    public Page waiting(List<String> groups, Actor actor, Place after, int size) {
        Place from = after == null ? new Place(Instant.EPOCH, Instant.EPOCH, "") : after;
        List<CustomerTask> found = database.sql(COLUMNS.formatted("(select t.* from act_ru_task t where t.suspension_state_ = 1 "
                        + "and t.proc_inst_id_ is not null and t.id_ in (" + REACHED + """
                        ) and (coalesce(t.due_date_, :never), t.create_time_, t.id_) > (:due, :created, :id)
                        order by coalesce(t.due_date_, :never), t.create_time_, t.id_ limit :limit)""")
                        + "order by coalesce(t.due_date_, :never), t.create_time_, t.id_")
                .param("groups", orNone(groups)).param("person", actor.engineUser())
                .param("never", Timestamp.from(NEVER)).param("due", Timestamp.from(from.due()))
                .param("created", Timestamp.from(from.created())).param("id", from.id()).param("limit", size + 1)
                .query((row, number) -> task(row, actor)).list();
        boolean more = found.size() > size;
        List<CustomerTask> page = more ? List.copyOf(found.subList(0, size)) : found;
        return new Page(page, more ? Place.of(page.get(size - 1)) : null);
    }

    /** How many tasks wait. */
    public long count(List<String> groups, Actor actor) {
        return database.sql("select count(*) from act_ru_task t where t.suspension_state_ = 1 and t.id_ in (" + REACHED + ")")
                .param("groups", orNone(groups)).param("person", actor.engineUser()).query(Long.class).single();
    }

    public Optional<CustomerTask> find(String taskId, List<String> groups, Actor actor) {
        return database.sql(COLUMNS.formatted("act_ru_task") + "where t.suspension_state_ = 1 and t.id_ = :task and t.id_ in (" + REACHED + ")")
                .param("task", taskId).param("groups", orNone(groups)).param("person", actor.engineUser())
                .query((row, number) -> task(row, actor)).optional();
    }

    /** What waits in the process instances with that business key, the oldest first. */
    public List<CustomerTask> ofBusinessKey(String businessKey, List<String> groups, Actor actor) {
        return database.sql(COLUMNS.formatted("act_ru_task") + "where t.suspension_state_ = 1 and i.business_key_ = :key and t.id_ in (" + REACHED
                        + ") order by t.create_time_, t.id_")
                .param("key", businessKey).param("groups", orNone(groups)).param("person", actor.engineUser())
                .query((row, number) -> task(row, actor)).list();
    }

    /** What became of a task that {@link #find} no longer finds: already done, gone, or never there for this contact. */
    public Outcome ended(String taskId, List<String> groups, Actor actor) {
        record Reached(String businessKey) {
        }
        Optional<Reached> reached = database.sql("""
                        select p.business_key_ from act_hi_taskinst t join act_hi_procinst p on p.id_ = t.proc_inst_id_
                        where t.id_ = :task and exists (select 1 from act_hi_identitylink l where l.task_id_ = t.id_
                            and (l.group_id_ in (:groups) and l.type_ = 'candidate' or l.user_id_ = :person and l.type_ = 'assignee'))
                        """)
                .param("task", taskId).param("groups", orNone(groups)).param("person", actor.engineUser())
                .query((row, number) -> new Reached(row.getString("business_key_"))).optional();
        if (reached.isEmpty()) {
            return new Outcome.NotFound();
        }
        return doneTasks.find(taskId).<Outcome>map(done -> new Outcome.AlreadyDone(done.by(), done.when(), done.businessKey()))
                .orElse(new Outcome.Gone(reached.get().businessKey()));
    }

    /** The task's form as it stands at first, or as this contact left it. */
    public FormView view(CustomerTask task, Actor actor) {
        OpenTask open = open(task);
        Optional<Draft> found = drafts.find(task.id(), actor);
        if (found.isEmpty()) {
            return draw(open, state(open, null, actor), List.of(), null, false, null);
        }
        Draft draft = found.get();
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>(draft.typed());
        DraftFit fit = DraftFit.of(draft, state(open, Answers.posted(open.form(), typed), actor));
        FormState state = state(open, Answers.posted(open.form(), fit.typed()), actor);
        return draw(open, state, List.of(), fit.typed().getFirst(FormViews.CHOSEN), false, null)
                .with(new FormView.Draft(task.id(), draft.savedAt(), !draft.form().equals(open.form().deployed()), fit.dropped()));
    }

    /**
     * Keeps what was typed until the task is done, so that the contact can go on later or elsewhere; files are not kept.
     *
     * @return {@link Outcome.Kept}; {@link Outcome.Invalid} when it is too much
     */
    public Outcome keep(String taskId, List<String> groups, Actor actor, MultiValueMap<String, String> typed) {
        CustomerTask task = find(taskId, groups, actor).orElse(null);
        OpenTask open = task == null ? null : openTasks.find(taskId).orElse(null);
        if (open == null) {
            return ended(taskId, groups, actor);
        }
        FormState state = state(open, Answers.posted(open.form(), typed), actor);
        Map<String, List<String>> kept = new LinkedHashMap<>();
        Map<String, String> labels = new LinkedHashMap<>();
        OWN_OF_DRAFTS.stream().filter(typed::containsKey).forEach(name -> kept.put(name, typed.get(name)));
        for (Field field : state.all()) {
            List<String> names = field.isInput() && !field.isReadonly() ? List.of(field.name(), Answers.TIME + field.name())
                    : field.isList() ? List.of(Answers.ROWS + field.name()) : List.of();
            names.stream().filter(typed::containsKey).forEach(name -> kept.put(name, typed.get(name)));
            if (kept.containsKey(field.name())) {
                labels.put(field.name(), words.label(field, state));
            }
        }
        Draft draft = new Draft(open.form().deployed(), kept, labels, clock.instant());
        if (draft.isTooLarge()) {
            return new Outcome.Invalid(task, draw(open, state, List.of(new Problem(null, "forms.problem.full", List.of())),
                    typed.getFirst(FormViews.CHOSEN), false, null));
        }
        drafts.keep(taskId, actor, draft);
        return new Outcome.Kept(task, draft.savedAt());
    }

    /** Forgets what this contact typed into the task's form. */
    public void startAgain(CustomerTask task, Actor actor) {
        drafts.drop(task.id(), actor);
    }

    /**
     * The form with what was typed so far, its conditions looked at again; nothing is judged. Where a row was added to a
     * dynamic list or taken out of it, the form with that.
     */
    public FormView refresh(CustomerTask task, Actor actor, MultiValueMap<String, String> typed) {
        return again(open(task), actor, typed);
    }

    private FormView again(OpenTask open, Actor actor, MultiValueMap<String, String> typed) {
        RowButton row = RowButton.pressed(typed);
        FormState state = state(open, Answers.posted(open.form(), row == null ? typed : row.posted()), actor);
        return draw(open, state, row == null ? List.of() : row.problems(), typed.getFirst(FormViews.CHOSEN), false,
                row == null ? null : row.focus());
    }

    /** Takes an answer and completes the task, in a transaction of its own. */
    public Outcome submit(String taskId, List<String> groups, Actor actor, MultiValueMap<String, String> posted) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(taskId, groups, actor, posted);
            } catch (OptimisticLockingException | ConcurrencyFailureException | AlreadyTaken meanwhile) {
                if (attempt == ATTEMPTS) {
                    throw meanwhile;
                }
            }
        }
    }

    /** Reads and writes in one transaction, so that what the form shows is read once; only a taken answer is kept. */
    private Outcome attempt(String taskId, List<String> groups, Actor actor, MultiValueMap<String, String> posted) {
        return transaction.execute(status -> {
            Outcome outcome = judge(taskId, groups, actor, posted);
            if (!(outcome instanceof Outcome.Done)) {
                status.setRollbackOnly();
            }
            return outcome;
        });
    }

    private Outcome judge(String taskId, List<String> groups, Actor actor, MultiValueMap<String, String> posted) {
        CustomerTask task = find(taskId, groups, actor).orElse(null);
        OpenTask open = task == null ? null : openTasks.find(taskId).orElse(null);
        if (open == null) {
            return ended(taskId, groups, actor);
        }
        if (RowButton.pressed(posted) != null) {
            return new Outcome.Invalid(task, again(open, actor, posted));
        }
        Answers answers = Answers.posted(open.form(), posted);
        FormState state = state(open, answers, actor);
        String chosen = posted.getFirst(FormViews.CHOSEN);
        if (posted.containsKey(FormViews.BACK)) {
            return new Outcome.Invalid(task, draw(open, state, List.of(), null, false, null));
        }
        gate.logUndeclared(open.task(), answers);
        Field buttons = FormViews.buttons(state);
        Object pressed = buttons == null ? null : buttons.converted().value();
        if (asksForMore(state, posted)) {
            return new Outcome.Invalid(task, draw(open, state, List.of(), pressed == null ? null : pressed.toString(), true, null));
        }
        Judged judged = validator.validate(state);
        List<Problem> problems = judged.problems();
        if (problems.isEmpty()) {
            try {
                gate.completeForContact(open, state, judged, actor);
                return new Outcome.Done(task);
            } catch (FormRefused refused) {
                problems = refused.problems();
            }
        }
        return new Outcome.Invalid(task, draw(open, state, problems, chosen, false, null));
    }

    /** Whether the answers bring up inputs that were not on the page: they are asked for before they are missed. */
    private static boolean asksForMore(FormState state, MultiValueMap<String, String> posted) {
        Set<String> shown = Answers.shown(posted);
        return shown != null && state.all().stream()
                .anyMatch(field -> field.isAsked() && !field.component().isAsButtons() && !shown.contains(field.name()));
    }

    private OpenTask open(CustomerTask task) {
        return openTasks.find(task.id()).orElseThrow(() -> new IllegalStateException("Task " + task.id() + " no longer waits"));
    }

    private FormState state(OpenTask open, Answers answers, Actor actor) {
        Map<String, Object> display = new HashMap<>(open.variables());
        display.keySet().removeAll(open.form().variables());
        formData.of(open.task()).ifPresent(data -> display.putAll(data.show(open.task())));
        return new FormState(open.form(), display, answers == null ? null : answers.values(), Language.of(actor.locale()), feel);
    }

    /** Before a button is pressed, what its value would bring up stays away. */
    private FormView draw(OpenTask open, FormState state, List<Problem> problems, String chosen, boolean next, String focus) {
        Field buttons = FormViews.buttons(state);
        String offered = buttons == null || state.options(buttons).stream().noneMatch(choice -> choice.sent().equals(chosen)) ? null : chosen;
        return views.view(buttons == null ? state : state.with(buttons, offered), problems, offered, next, focus)
                .with(new FormView.Draft(open.task().id(), null, false, List.of()));
    }

    private static List<String> orNone(List<String> groups) {
        return groups.isEmpty() ? List.of("") : new ArrayList<>(groups);
    }

    private CustomerTask task(ResultSet row, Actor actor) throws SQLException {
        FormTask task = new FormTask(row.getString("id_"), row.getString("task_def_key_"), row.getString("process_key_"),
                row.getString("business_key_"), row.getString("proc_inst_id_"), row.getString("execution_id_"));
        Timestamp due = row.getTimestamp("due_date_");
        String title = titles.title(row.getString("proc_def_id_"), task.definitionKey(), row.getString("name_"),
                Language.of(actor.locale()));
        return new CustomerTask(task, title, row.getTimestamp("create_time_").toInstant(),
                due == null ? null : due.toInstant(), formData.of(task).map(data -> data.customerPage(task)).orElse(null));
    }
}

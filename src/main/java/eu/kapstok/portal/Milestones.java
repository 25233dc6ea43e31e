package eu.kapstok.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.NativeHistoricActivityInstanceQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How far a case is on the line that its model draws for people; drawn by {@code portal/milestones :: line}. */
@Component
public class Milestones {

    private static final int MOST_MODELS = 500;

    private final HistoryService history;
    private final RepositoryService repository;
    private final Map<String, MilestoneModel> models = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MilestoneModel> eldest) {
            return size() > MOST_MODELS;
        }
    });

    Milestones(@Lazy HistoryService history, @Lazy RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    /**
     * The milestones of the case's own version of the process, in the page's language; empty where the model names none or
     * no such case began.
     *
     * @param processKey id of the process
     * @param businessKey the number people quote
     */
    public List<Milestone> of(String processKey, String businessKey) {
        List<HistoricProcessInstance> instances = history.createHistoricProcessInstanceQuery().processDefinitionKey(processKey)
                .processInstanceBusinessKey(businessKey).orderByProcessInstanceStartTime().desc().listPage(0, 1);
        if (instances.isEmpty()) {
            return List.of();
        }
        HistoricProcessInstance instance = instances.get(0);
        MilestoneModel model = models.computeIfAbsent(instance.getProcessDefinitionId(),
                id -> MilestoneModel.of(repository.getBpmnModelInstance(id)));
        return model.ordinals().isEmpty() ? List.of()
                : line(model, passes(instance.getId(), model.ordinals()), instance.getEndTime() == null, LocaleContextHolder.getLocale());
    }

    /**
     * One time that an element with a milestone was worked on.
     *
     * @param ended null while it is, and for one that was broken off
     */
    record Pass(String element, Instant ended, boolean brokenOff) {
    }

    /** In the order in which they began. */
    private List<Pass> passes(String instance, Map<String, Integer> ordinals) {
        List<String> names = new ArrayList<>();
        for (int index = 0; index < ordinals.size(); index++) {
            names.add("#{element" + index + "}");
        }
        NativeHistoricActivityInstanceQuery query = history.createNativeHistoricActivityInstanceQuery()
                .sql("select * from act_hi_actinst where proc_inst_id_ = #{instance} and act_id_ in (" + String.join(", ", names)
                        + ") order by start_time_, sequence_counter_")
                .parameter("instance", instance);
        int index = 0;
        for (String element : ordinals.keySet()) {
            query.parameter("element" + index++, element);
        }
        return query.list().stream().map(Milestones::pass).toList();
    }

    private static Pass pass(HistoricActivityInstance activity) {
        return new Pass(activity.getActivityId(),
                activity.getEndTime() == null || activity.isCanceled() ? null : activity.getEndTime().toInstant(), activity.isCanceled());
    }

    /**
     * A milestone is reached when an element of it ended, and no more when an earlier one was begun again after that: the last
     * time counts.
     */
    static List<Milestone> line(MilestoneModel model, List<Pass> passes, boolean running, Locale locale) {
        Map<Integer, Instant> reached = new TreeMap<>();
        Set<Integer> open = new TreeSet<>();
        for (Pass pass : passes) {
            int ordinal = model.ordinals().get(pass.element());
            reached.keySet().removeIf(later -> later > ordinal);
            open.removeIf(later -> later > ordinal);
            if (pass.ended() != null) {
                reached.put(ordinal, pass.ended());
            } else if (!pass.brokenOff()) {
                reached.remove(ordinal);
                open.add(ordinal);
            }
        }
        int last = reached.isEmpty() ? 0 : Collections.max(reached.keySet());
        Integer current = !running ? null : open.stream().filter(ordinal -> ordinal > last).findFirst()
                .orElse(model.texts().keySet().stream().filter(ordinal -> ordinal > last).findFirst().orElse(null));
        List<Milestone> line = new ArrayList<>();
        for (int ordinal : model.texts().keySet()) {
            Milestone.State state = reached.containsKey(ordinal) ? Milestone.State.REACHED
                    : current != null && current == ordinal ? Milestone.State.CURRENT
                    : ordinal < last || current != null && ordinal < current ? Milestone.State.SKIPPED : Milestone.State.OPEN;
            line.add(new Milestone(ordinal, model.text(ordinal, locale), state, reached.get(ordinal)));
        }
        return line;
    }
}

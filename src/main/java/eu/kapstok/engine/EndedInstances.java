package eu.kapstok.engine;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the first day no process has run, no work is queued, and what begins by the clock does so by today's; models, users and rights stay. */
@Component
@Profile("demo")
@Order(Ordered.HIGHEST_PRECEDENCE)
class EndedInstances implements TrialReset {

    private static final int AT_ONCE = 200;
    private static final String REASON = "Trial reset";

    private final RuntimeService runtime;
    private final HistoryService history;
    private final ManagementService management;
    private final List<String> queuedWork;

    EndedInstances(ProcessEngine engine, List<QueuedWork> works) {
        this.runtime = engine.getRuntimeService();
        this.history = engine.getHistoryService();
        this.management = engine.getManagementService();
        this.queuedWork = works.stream().map(QueuedWork::type).toList();
    }

    @Override
    public void reset() {
        endInstances();
        forgetInstances();
        dropQueuedWork();
        beginByTheClock();
    }

    private void endInstances() {
        List<ProcessInstance> running;
        while (!(running = runtime.createProcessInstanceQuery().rootProcessInstances().listPage(0, AT_ONCE)).isEmpty()) {
            runtime.deleteProcessInstances(running.stream().map(ProcessInstance::getId).toList(), REASON, true, true, false);
        }
    }

    private void forgetInstances() {
        List<HistoricProcessInstance> ended;
        while (!(ended = history.createHistoricProcessInstanceQuery().finished().listPage(0, AT_ONCE)).isEmpty()) {
            history.deleteHistoricProcessInstancesIfExists(ended.stream().map(HistoricProcessInstance::getId).toList());
        }
    }

    /** The clock went back: what begins again and again would wait for the day that the trial had come to. */
    private void beginByTheClock() {
        for (Job job : management.createJobQuery().timers().list()) {
            if (((JobEntity) job).getJobHandlerType().equals(TimerStartEventJobHandler.TYPE)) {
                management.recalculateJobDuedate(job.getId(), false);
            }
        }
    }

    private void dropQueuedWork() {
        for (Job job : management.createJobQuery().messages().list()) {
            if (queuedWork.contains(((JobEntity) job).getJobHandlerType())) {
                management.deleteJob(job.getId());
            }
        }
    }
}

package eu.kapstok.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine as this product wants it; each line answers something that was tried on the engine. */
@Configuration
class EngineConfiguration {

    /** Intervals between attempts of a failed job; after the last one it becomes an incident. */
    static final String RETRY_CYCLE = "PT10S,PT1M,PT10M,PT1H,PT6H";

    /** Group and user ids such as {@code sales-management}; the engine's default refuses the hyphen. */
    static final String IDS = "[a-zA-Z0-9][a-zA-Z0-9._-]*";

    @Bean
    ProcessEnginePlugin kapstokEngine(List<QueuedWork> works, ObjectProvider<ProcessDeployed> deployed) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setGeneralResourceWhitelistPattern(IDS);
                engine.setAuthorizationEnabled(true);
                engine.setResourceAuthorizationProvider(new NoAuthorizationPerTask(deployed::orderedStream));
                engine.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
                engine.setEnforceSpecificVariablePermission(true);
                engine.setFailedJobRetryTimeCycle(RETRY_CYCLE);
                engine.setFailedJobCommandFactory(new QueuedWorkRetries());
                engine.setEnableExceptionsAfterUnhandledBpmnError(true);
                engine.setEnableScriptEngineLoadExternalResources(false);
                engine.setTaskMetricsEnabled(false);
                engine.setBusinessCalendarManager(calendars());
                DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
                decisions.setFeelEngineFactory(DecisionFeelEngine::new);
                engine.setDmnEngineConfiguration(decisions);
                HistoryLevel history = new HistoryWithoutTaskVariables();
                engine.setCustomHistoryLevels(new ArrayList<>(List.of(history)));
                engine.setHistory(history.getName());
                List<JobHandler> handlers = new ArrayList<>();
                if (engine.getCustomJobHandlers() != null) {
                    handlers.addAll(engine.getCustomJobHandlers());
                }
                works.forEach(work -> handlers.add(new QueuedWorkHandler(work)));
                engine.setCustomJobHandlers(handlers);
            }
        };
    }

    private static BusinessCalendarManager calendars() {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new DurationBusinessCalendar());
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new SellerTimeCycles(EngineClock.ZONE));
        return calendars;
    }
}

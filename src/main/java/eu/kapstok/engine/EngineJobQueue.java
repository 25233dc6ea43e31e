package eu.kapstok.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Queues work as a job of the engine. */
@Component
class EngineJobQueue implements JobQueue {

    private final ProcessEngine engine;

    EngineJobQueue(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public void enqueue(String type, String payload) {
        send(type, payload, null);
    }

    @Override
    public void enqueueAt(Instant due, String type, String payload) {
        send(type, payload, Date.from(due));
    }

    private void send(String type, String payload, Date due) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration.getCommandExecutorTxRequired().execute(context -> {
            MessageEntity job = new MessageEntity();
            job.setJobHandlerType(type);
            job.setJobHandlerConfiguration(new QueuedWorkHandler.Payload(payload));
            job.setDuedate(due);
            context.getJobManager().send(job);
            return null;
        });
    }
}

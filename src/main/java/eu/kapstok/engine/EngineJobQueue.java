package eu.kapstok.engine;

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
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration.getCommandExecutorTxRequired().execute(context -> {
            MessageEntity job = new MessageEntity();
            job.setJobHandlerType(type);
            job.setJobHandlerConfiguration(new QueuedWorkHandler.Payload(payload));
            context.getJobManager().send(job);
            return null;
        });
    }
}

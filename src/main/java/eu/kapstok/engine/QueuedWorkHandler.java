package eu.kapstok.engine;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** Lets the job executor run one kind of {@link QueuedWork}. */
class QueuedWorkHandler implements JobHandler<QueuedWorkHandler.Payload> {

    record Payload(String value) implements JobHandlerConfiguration {
        @Override
        public String toCanonicalString() {
            return value;
        }
    }

    private final QueuedWork work;

    QueuedWorkHandler(QueuedWork work) {
        this.work = work;
    }

    @Override
    public String getType() {
        return work.type();
    }

    @Override
    public void execute(Payload payload, ExecutionEntity execution, CommandContext context, String tenantId) {
        work.run(payload.value());
    }

    @Override
    public Payload newConfiguration(String canonicalString) {
        return new Payload(canonicalString);
    }

    @Override
    public void onDelete(Payload payload, JobEntity job) {
        // nothing is kept beside the job
    }
}

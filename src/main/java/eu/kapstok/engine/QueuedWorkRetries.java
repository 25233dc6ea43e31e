package eu.kapstok.engine;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.calendar.DurationHelper;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.ParseUtil;

/**
 * Gives queued work the same retry cycle as the activities of a process; the engine by itself would try it three times
 * without a pause. Whatever was tried in vain is due at once when somebody gives it another try; the engine would wait as long as
 * after the last attempt.
 */
class QueuedWorkRetries implements FailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        return new RetryCommand(jobId, exception);
    }

    private static final class RetryCommand extends DefaultJobRetryCmd {

        RetryCommand(String jobId, Throwable exception) {
            super(jobId, exception);
        }

        @Override
        public Object execute(CommandContext context) {
            JobEntity job = getJob();
            if (job == null || job.getJobDefinitionId() != null || job.getActivityId() != null
                    || job.getProcessDefinitionId() != null) {
                Object none = super.execute(context);
                if (job != null && job.getRetries() == 0) {
                    job.setDuedate(ClockUtil.getCurrentTime());
                }
                return none;
            }
            FailedJobRetryConfiguration cycle = ParseUtil.parseRetryIntervals(EngineConfiguration.RETRY_CYCLE);
            List<String> intervals = cycle.getRetryIntervals();
            int retries = isFirstAttempt(job) ? intervals.size() : job.getRetries() - 1;
            job.unlock();
            logException(job);
            job.setRetries(retries);
            if (retries > 0) {
                job.setDuedate(dueAfter(intervals.get(intervals.size() - retries)));
            }
            notifyAcquisition(context);
            return null;
        }

        private static boolean isFirstAttempt(JobEntity job) {
            return job.getExceptionByteArrayId() == null && job.getExceptionMessage() == null;
        }

        private static Date dueAfter(String interval) {
            try {
                return new DurationHelper(interval).getDateAfter();
            } catch (Exception unreadable) {
                throw new IllegalStateException("Retry interval '" + interval + "' cannot be read", unreadable);
            }
        }
    }
}

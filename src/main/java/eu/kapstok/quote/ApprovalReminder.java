package eu.kapstok.quote;

import eu.kapstok.engine.BusinessCalendar;
import eu.kapstok.engine.JobQueue;
import eu.kapstok.engine.QueuedWork;
import java.time.ZonedDateTime;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reminds a group of an approval after one working day, and tells its manager after two, while the task still waits. */
@Component
class ApprovalReminder implements QueuedWork {

    static final String TYPE = "quote-approval-reminder";

    private static final String GROUP = "group";
    private static final String MANAGER = "manager";

    /** The seller's working days count. */
    private static final String COUNTRY = "BE";

    private final QuoteMails mails;
    private final QuoteApprovalProcess process;
    private final QuoteSettings settings;

    /** The engine asks for all kinds of work before it is there itself. */
    ApprovalReminder(@Lazy QuoteMails mails, @Lazy QuoteApprovalProcess process, QuoteSettings settings) {
        this.mails = mails;
        this.process = process;
        this.settings = settings;
    }

    static void enqueue(JobQueue queue, BusinessCalendar calendar, ZonedDateTime asked, String number, String group, String taskId) {
        queue.enqueueAt(after(1, calendar, asked).toInstant(), TYPE, String.join(" ", number, group, taskId, GROUP));
        queue.enqueueAt(after(2, calendar, asked).toInstant(), TYPE, String.join(" ", number, group, taskId, MANAGER));
    }

    private static ZonedDateTime after(int workingDays, BusinessCalendar calendar, ZonedDateTime asked) {
        return asked.with(calendar.plusWorkingDays(asked.toLocalDate(), workingDays, COUNTRY));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String payload) {
        String[] parts = payload.split(" ");
        if (!process.waitsFor(parts[2])) {
            return;
        }
        String group = parts[1];
        String told = parts[3].equals(MANAGER) ? settings.managers().getOrDefault(group, group) : group;
        mails.remindOfApproval(parts[0], told, group, parts[2]);
    }
}

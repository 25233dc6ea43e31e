package eu.kapstok.notifications;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.customer.CustomerService.MailReader;
import eu.kapstok.engine.JobQueue;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Keeps to what a contact chose: a mail at once, with others once a day, or not at all. */
@Component
class MailChoices {

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private final CustomerService customers;
    private final MailStore mails;
    private final JobQueue jobs;
    private final Clock clock;

    MailChoices(@Lazy CustomerService customers, MailStore mails, JobQueue jobs, Clock clock) {
        this.customers = customers;
        this.mails = mails;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What becomes of an optional mail; the first that waits has the day's digest made. */
    KeptMail.State stateFor(Mail mail) {
        Optional<MailReader> reader = mail.customer() == null ? Optional.empty() : customers.mailReader(mail.customer(), mail.to());
        if (reader.isEmpty()) {
            return KeptMail.State.QUEUED;
        }
        return switch (reader.get().getNotices()) {
            case AT_ONCE -> KeptMail.State.QUEUED;
            case NEEDED_ONLY -> KeptMail.State.UNWANTED;
            case DAILY -> {
                if (!mails.hasWaiting(mail.customer(), mail.to())) {
                    ZonedDateTime now = clock.instant().atZone(ZONE);
                    ZonedDateTime next = now.with(MORNING);
                    jobs.enqueueAt((next.isAfter(now) ? next : next.plusDays(1)).toInstant(), SendDigest.TYPE,
                            reader.get().getId().toString());
                }
                yield KeptMail.State.WAITING;
            }
        };
    }
}

package eu.kapstok.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A mail as it was written, with what became of it. */
record KeptMail(UUID id, String recipient, String language, String template, String subject, String text, String html,
                List<UUID> attachments, String businessKey, String customer, State state, Instant sentAt) {

    enum State {
        QUEUED, SENT, REFUSED,
        /** For the day's digest. */
        WAITING,
        /** Was in a digest. */
        BUNDLED,
        /** Its reader chose to have none. */
        UNWANTED
    }
}

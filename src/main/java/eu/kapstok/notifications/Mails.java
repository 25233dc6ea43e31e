package eu.kapstok.notifications;

import java.util.UUID;

/** Writes mails and has them sent by a job. */
public interface Mails {

    /**
     * Renders and keeps the mail in the caller's transaction and queues its sending.
     *
     * @param once identity of the moment ({@code Q2026-00042:2:Activity_SendQuote:anna@example.org}): a second mail with the
     *             same identity is not written
     * @return id of the kept mail
     */
    UUID send(String once, Mail mail);
}

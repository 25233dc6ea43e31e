package eu.kapstok.quote;

import eu.kapstok.documents.UploadedFile;
import java.time.Instant;
import java.util.UUID;

/**
 * That one of ours heard a customer's answer and writes it down for them.
 *
 * @param contact whose answer it is
 * @param heardAt when they gave it
 * @param note what was said or written, null where a file proves it
 * @param proof their mail or the signed paper, null where a note tells it
 */
record OnBehalf(UUID contact, Channel channel, Instant heardAt, String note, UploadedFile proof) {

    /** How the answer came; in words {@code quote.channel.<NAME>}. */
    enum Channel { PHONE, MAIL, PAPER }
}

package eu.kapstok.quote;

import eu.kapstok.forms.Actor;
import java.util.UUID;

/**
 * Whose answer it is, and how it came here.
 *
 * @param contactId of who answers
 * @param actor who clicked: the contact, or one of ours for them
 * @param heard how one of ours heard it, null where the contact clicked
 * @param proof archived document that proves it, null where there is none
 * @param proofHash SHA-256 of that document
 */
record AnswerGiver(String contactId, String contactName, Actor actor, OnBehalf heard, UUID proof, String proofHash) {

    /** The contact themselves. */
    static AnswerGiver of(Actor contact) {
        return new AnswerGiver(contact.id(), contact.name(), contact, null, null, null);
    }

    WhoAnswered who() {
        return new WhoAnswered(this);
    }
}

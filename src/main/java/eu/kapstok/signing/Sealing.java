package eu.kapstok.signing;

import java.util.UUID;

/**
 * Signatures on a document, one per act, each of which freezes it as it stood. The caller keeps what is given back; all in the
 * caller's transaction. An act that was sealed already, or whose turn it is not, is an {@link IllegalStateException}.
 */
public interface Sealing {

    /**
     * The draft with the evidence page behind it: who signs, the draft's hash, the words of consent, what was recorded so far,
     * a code that leads to the public check, and an empty field for each signature. Once for each version, before its first act.
     */
    byte[] prepare(UUID record, byte[] draft, SigningPlan plan);

    /**
     * One signer's act: recorded as SIGNED, shown in that signer's field, sealed with a time stamp.
     *
     * @param pdf as it was after the act before, or as prepared
     * @throws TimeStampUnavailable when nobody vouches for the time now; the caller rolls back and tries again later
     */
    Sealed sealAct(UUID record, byte[] pdf, SignerAct act) throws TimeStampUnavailable;

    /**
     * The last seal, by the company: recorded as COMPLETED, with the whole record attached.
     *
     * @throws TimeStampUnavailable as for an act
     */
    Sealed sealFinally(UUID record, byte[] pdf, CompanyAct act) throws TimeStampUnavailable;
}

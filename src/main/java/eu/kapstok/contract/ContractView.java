package eu.kapstok.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A contract as its page shows it.
 *
 * @param amount EUR, null where it names none
 * @param document the file to read: sealed after the first act, before that as it was drawn up; null before that
 * @param fingerprint version and beginning of the document's SHA-256, which a signer agrees to
 * @param language of the document
 * @param reason why it was declined, null where it was not
 * @param history the newest first
 */
record ContractView(String number, String title, ContractState state, String customer, BigDecimal amount, String language, LocalDate signBy,
                    LocalDate startsOn, LocalDate endsOn, LocalDate noticeOn, String order, UUID document, String fingerprint, String sha256,
                    List<Signer> signers, String countersignedBy, Instant countersignedAt, String reason, List<Told> history) {

    /**
     * @param at of the answer, null before
     * @param mine whether it is who looks at the page
     */
    record Signer(int position, String name, String state, Instant at, boolean mine) {
    }

    /** @param by null where it happened by itself */
    record Told(String text, String by, Instant at) {
    }

    /** A seal or a mail is on its way and comes by itself. */
    public boolean underway() {
        return state == ContractState.SEALING || state == ContractState.DRAFTING;
    }

    /** How many have signed. */
    public long signed() {
        return signers.stream().filter(signer -> signer.state().equals(ContractSigner.State.SIGNED.name())).count();
    }

    /** Colour of its state. */
    public String css() {
        return state.css();
    }
}

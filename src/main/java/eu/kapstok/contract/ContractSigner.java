package eu.kapstok.contract;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One of the customer's people who has to sign a version of a contract, and what they did. */
@Entity
class ContractSigner {

    enum State {
        WAITING, INVITED, SIGNED, DECLINED, HANDED_OVER, MISSED
    }

    enum Kind {
        DRAWN, TYPED
    }

    /**
     * What somebody gives with their signature.
     *
     * @param name as typed, null where it was drawn
     * @param image PNG, null where it was typed
     * @param consent the words agreed to
     * @param channel where the one-time code went
     */
    record Act(Kind kind, String name, byte[] image, String consent, String channel, String ip, String userAgent) {
    }

    @Id
    private UUID id;
    private UUID contractId;
    private int version;
    private int position;
    private int turn;
    private UUID contactId;
    private String name;
    @Enumerated(EnumType.STRING)
    private State state;
    private Instant invitedAt;
    private Instant answeredAt;
    private String reason;
    @Enumerated(EnumType.STRING)
    private Kind signatureKind;
    private String signatureName;
    private byte[] signatureImage;
    private String consent;
    private String channel;
    private String ip;
    private String userAgent;
    private boolean sealed;

    protected ContractSigner() {
    }

    ContractSigner(Contract contract, int position, int turn, UUID contactId, String name) {
        this.id = UUID.randomUUID();
        this.contractId = contract.id();
        this.version = contract.version();
        this.position = position;
        this.turn = turn;
        this.contactId = contactId;
        this.name = name;
        this.state = State.WAITING;
    }

    void invite(Instant now) {
        if (state == State.WAITING) {
            state = State.INVITED;
            invitedAt = now;
        }
    }

    /** A drawing that came before all else was in order. */
    void draw(byte[] png) {
        expectInvited();
        signatureImage = png;
    }

    void sign(Act act, Instant now) {
        expectInvited();
        state = State.SIGNED;
        answeredAt = now;
        signatureKind = act.kind();
        signatureName = act.name();
        signatureImage = act.image();
        consent = act.consent();
        channel = act.channel();
        ip = act.ip();
        userAgent = act.userAgent();
    }

    void decline(String why, Instant now) {
        end(State.DECLINED, why, now);
    }

    void handOver(String why, Instant now) {
        end(State.HANDED_OVER, why, now);
    }

    void miss(Instant now) {
        if (state == State.INVITED || state == State.WAITING) {
            state = State.MISSED;
            answeredAt = now;
        }
    }

    private void end(State outcome, String why, Instant now) {
        expectInvited();
        state = outcome;
        reason = why;
        answeredAt = now;
        signatureImage = null;
    }

    private void expectInvited() {
        if (state != State.INVITED) {
            throw new IllegalStateException("It is not the turn of signer %s: %s".formatted(contactId, state));
        }
    }

    /** Their act is part of the document for good. */
    void seal() {
        sealed = true;
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    /** From 1, in the order in which they sign. */
    int position() {
        return position;
    }

    int turn() {
        return turn;
    }

    UUID contactId() {
        return contactId;
    }

    String name() {
        return name;
    }

    State state() {
        return state;
    }

    Instant invitedAt() {
        return invitedAt;
    }

    /** Null before. */
    Instant answeredAt() {
        return answeredAt;
    }

    /** Null where none was given. */
    String reason() {
        return reason;
    }

    Kind signatureKind() {
        return signatureKind;
    }

    String signatureName() {
        return signatureName;
    }

    byte[] signatureImage() {
        return signatureImage;
    }

    String consent() {
        return consent;
    }

    String channel() {
        return channel;
    }

    String ip() {
        return ip;
    }

    String userAgent() {
        return userAgent;
    }

    boolean sealed() {
        return sealed;
    }
}

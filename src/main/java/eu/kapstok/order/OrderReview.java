package eu.kapstok.order;

import eu.kapstok.forms.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** What the customer thought of a delivery. */
@Entity
class OrderReview {

    static final int BAD_STARS = 2;
    static final int DETRACTOR = 6;

    @Id
    private UUID orderId;

    private int stars;

    private Integer effort;

    private Integer recommendation;

    private String words;

    private UUID contactId;

    private String contactName;

    private Instant givenAt;

    private String followUp;

    private String followUpOutcome;

    private String followedUpBy;

    private Instant followedUpAt;

    protected OrderReview() {
    }

    OrderReview(CustomerOrder order, int stars, Integer effort, Integer recommendation, String words, Actor by, Instant now) {
        this.orderId = order.id();
        this.stars = stars;
        this.effort = effort;
        this.recommendation = recommendation;
        this.words = words;
        this.contactId = UUID.fromString(by.id());
        this.contactName = by.name();
        this.givenAt = now;
    }

    /** Somebody called the customer about it. */
    void followUp(String outcome, String note, String by, Instant now) {
        followUpOutcome = outcome;
        followUp = note;
        followedUpBy = by;
        followedUpAt = now;
    }

    /** So bad that somebody has to call. */
    boolean bad() {
        return stars <= BAD_STARS || recommendation != null && recommendation <= DETRACTOR;
    }

    /** 1 to 5. */
    public int stars() {
        return stars;
    }

    /** How easy it was, 1 to 7; null where not said. */
    public Integer effort() {
        return effort;
    }

    /** Likelihood to recommend, 0 to 10; null where not said. */
    public Integer recommendation() {
        return recommendation;
    }

    /** Null where nothing was written. */
    public String words() {
        return words;
    }

    String contactName() {
        return contactName;
    }

    Instant givenAt() {
        return givenAt;
    }

    /** What came of the call, null where there was none. */
    String followUpOutcome() {
        return followUpOutcome;
    }
}

package eu.kapstok.complaint;

import java.util.EnumSet;
import java.util.Set;

/** How far a complaint is; customers read {@code complaint.customerState.<NAME>}. */
enum ComplaintState {
    REPORTED("state-busy"),
    ASSESSING("state-busy"),
    INFORMATION_ASKED("state-wait"),
    PROPOSED("state-wait"),
    ESCALATED("state-busy"),
    DECIDED("state-busy"),
    GOODS_AWAITED("state-wait"),
    INSPECTING("state-busy"),
    SETTLING("state-busy"),
    CLOSED("state-good"),
    WITHDRAWN("state-done");

    private final String css;

    ComplaintState(String css) {
        this.css = css;
    }

    String css() {
        return css;
    }

    Set<ComplaintState> next() {
        return switch (this) {
            case REPORTED -> EnumSet.of(ASSESSING, DECIDED, WITHDRAWN);
            case ASSESSING -> EnumSet.of(INFORMATION_ASKED, PROPOSED, DECIDED, WITHDRAWN);
            case INFORMATION_ASKED -> EnumSet.of(ASSESSING, CLOSED, WITHDRAWN);
            case PROPOSED -> EnumSet.of(DECIDED, ESCALATED, WITHDRAWN);
            case ESCALATED -> EnumSet.of(DECIDED, WITHDRAWN);
            case DECIDED -> EnumSet.of(GOODS_AWAITED, SETTLING, CLOSED, WITHDRAWN);
            case GOODS_AWAITED -> EnumSet.of(INSPECTING, CLOSED, WITHDRAWN);
            case INSPECTING -> EnumSet.of(ASSESSING, SETTLING, WITHDRAWN);
            case SETTLING -> EnumSet.of(CLOSED);
            case CLOSED -> EnumSet.of(ASSESSING);
            case WITHDRAWN -> EnumSet.noneOf(ComplaintState.class);
        };
    }

    public boolean closed() {
        return this == CLOSED || this == WITHDRAWN;
    }

    /** Whether the customer can still take it back: nothing was made good yet. */
    boolean beforeSettlement() {
        return next().contains(WITHDRAWN);
    }
}

package eu.kapstok.claim;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The letter that the law wants before anything is charged to a consumer: the first reminder in Belgium, the 14-day letter in
 * the Netherlands.
 *
 * @param received null where it is not known and has to be assumed
 * @param fee EUR that the letter itself charged; a lawful one charges nothing
 */
public record ClaimNotice(LocalDate sent, Channel channel, LocalDate received, BigDecimal fee) {

    /** A free one whose day of receipt is not known. */
    public static ClaimNotice sent(LocalDate sent, Channel channel) {
        return new ClaimNotice(sent, channel, null, BigDecimal.ZERO);
    }

    boolean isFree() {
        return fee.signum() == 0;
    }
}

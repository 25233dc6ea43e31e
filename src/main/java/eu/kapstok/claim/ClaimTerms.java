package eu.kapstok.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the seller agreed with its customers and how it counts, where the law leaves the choice.
 *
 * @param contractRate percent a year agreed with businesses, null: the law's
 * @param penaltyPercent of a late invoice, agreed with Belgian businesses on top; null: none
 * @param penaltyMinimum EUR that it is at least, null: nothing
 * @param allocation what a Belgian part payment settles first
 * @param dutchCosts how Dutch businesses pay for collecting
 * @param vatOnCosts adds VAT to the scale's fee: only for who cannot deduct it and says so
 * @param smallCreditor a small or medium-sized creditor may let a Belgian consumer's interest run from the reminder on
 * @param consumerClause what the terms with Belgian consumers say
 * @param consumerRate percent a year in an agreed clause, null: the highest
 * @param consumerLumpSum EUR in an agreed clause, null: the highest
 * @param unroundedCap reads the highest rate for consumers as the reference rate plus 8 without rounding
 * @param leapYears divides by 366 in leap years
 */
@ConfigurationProperties("claim.terms")
public record ClaimTerms(BigDecimal contractRate, BigDecimal penaltyPercent, BigDecimal penaltyMinimum,
                         @DefaultValue("INTEREST_FIRST") Allocation allocation, @DefaultValue("SCALE") DutchCosts dutchCosts,
                         @DefaultValue("false") boolean vatOnCosts, @DefaultValue("false") boolean smallCreditor,
                         @DefaultValue("NONE") ConsumerClause consumerClause, BigDecimal consumerRate, BigDecimal consumerLumpSum,
                         @DefaultValue("false") boolean unroundedCap, @DefaultValue("false") boolean leapYears) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public enum Allocation { INTEREST_FIRST, PRINCIPAL_FIRST }

    /** SCALE: one fee over all invoices; MINIMUM: the sum of the law for each. */
    public enum DutchCosts { SCALE, MINIMUM }

    /** NONE: only the legal rate after notice; LEGAL_MAXIMUM: all that the law allows; AGREED: the rate and sum given here. */
    public enum ConsumerClause { NONE, LEGAL_MAXIMUM, AGREED }

    /** The law's own terms and nothing agreed. */
    public static ClaimTerms ofTheLaw() {
        return new ClaimTerms(null, null, null, Allocation.INTEREST_FIRST, DutchCosts.SCALE, false, false, ConsumerClause.NONE, null,
                null, false, false);
    }

    /** EUR on top of a late invoice of that amount, 0 where nothing was agreed. */
    BigDecimal penalty(BigDecimal amount) {
        if (penaltyPercent == null || amount.signum() <= 0) {
            return BigDecimal.ZERO.setScale(2);
        }
        BigDecimal exact = amount.multiply(penaltyPercent).divide(HUNDRED);
        return (penaltyMinimum == null ? exact : exact.max(penaltyMinimum)).setScale(2, RoundingMode.HALF_UP);
    }

    public ClaimTerms withContractRate(BigDecimal rate) {
        return new ClaimTerms(rate, penaltyPercent, penaltyMinimum, allocation, dutchCosts, vatOnCosts, smallCreditor, consumerClause,
                consumerRate, consumerLumpSum, unroundedCap, leapYears);
    }

    public ClaimTerms withPenalty(BigDecimal percent, BigDecimal minimum) {
        return new ClaimTerms(contractRate, percent, minimum, allocation, dutchCosts, vatOnCosts, smallCreditor, consumerClause,
                consumerRate, consumerLumpSum, unroundedCap, leapYears);
    }

    public ClaimTerms with(Allocation order) {
        return new ClaimTerms(contractRate, penaltyPercent, penaltyMinimum, order, dutchCosts, vatOnCosts, smallCreditor,
                consumerClause, consumerRate, consumerLumpSum, unroundedCap, leapYears);
    }

    public ClaimTerms with(DutchCosts costs, boolean vat) {
        return new ClaimTerms(contractRate, penaltyPercent, penaltyMinimum, allocation, costs, vat, smallCreditor, consumerClause,
                consumerRate, consumerLumpSum, unroundedCap, leapYears);
    }

    public ClaimTerms with(ConsumerClause clause, boolean small) {
        return new ClaimTerms(contractRate, penaltyPercent, penaltyMinimum, allocation, dutchCosts, vatOnCosts, small, clause,
                consumerRate, consumerLumpSum, unroundedCap, leapYears);
    }
}

package eu.kapstok.complaint;

import eu.kapstok.customer.CustomerService;
import java.time.LocalDate;
import java.util.Comparator;
import org.springframework.stereotype.Component;

/** By when goods come back. */
@Component
class ReturnPeriod {

    /** So long goods are waited for after they were allowed or the last parcel came. */
    private static final int WAITING_DAYS = 21;

    /**
     * What the customer is told.
     *
     * @param sent whether it is the last day of sending them, as the law counts for a withdrawal (Directive 2011/83, art. 14(1));
     *             otherwise we have them by then
     */
    record Until(LocalDate day, boolean sent) {
    }

    private final WithdrawalStore withdrawals;
    private final WithdrawalRules rules;
    private final CustomerService customers;

    ReturnPeriod(WithdrawalStore withdrawals, WithdrawalRules rules, CustomerService customers) {
        this.withdrawals = withdrawals;
        this.rules = rules;
        this.customers = customers;
    }

    /** Before anything came a consumer who withdraws is told the law's day, unless it passed before the goods could be sent. */
    Until until(GoodsReturn goods) {
        return withdrawals.find(goods.complaint()).filter(withdrawal -> goods.parcels().isEmpty())
                .map(withdrawal -> new Until(rules.sendBackBy(withdrawal, customers.customer(goods.customer()).orElseThrow().country()), true))
                .filter(until -> !until.day().isBefore(authorizedOn(goods)))
                .orElseGet(() -> new Until(waitedFor(goods), false));
    }

    /** Last day on which the goods are waited for. */
    LocalDate waitedFor(GoodsReturn goods) {
        return goods.parcels().stream().map(GoodsReturn.Parcel::receivedOn).max(Comparator.naturalOrder())
                .orElse(authorizedOn(goods)).plusDays(WAITING_DAYS);
    }

    static LocalDate authorizedOn(GoodsReturn goods) {
        return LocalDate.ofInstant(goods.authorizedAt(), Complaint.SELLER);
    }
}

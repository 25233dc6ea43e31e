package eu.kapstok.complaint;

import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpCreditRequest;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpGoods;
import eu.kapstok.erp.ErpInvoice;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.erp.ErpRepair;
import eu.kapstok.erp.ErpRepairRequest;
import eu.kapstok.erp.ErpReplacement;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a complaint good in the ERP: each step once, whatever is lost on the way, and never half without a person knowing. */
@Service
class Settlements {

    private static final String ACTOR = "kapstok";
    private static final int REFUND_DAYS = 14;
    private static final Set<Resolution> REPLACING = EnumSet.of(Resolution.REPLACEMENT, Resolution.RESHIP);
    private static final Set<Resolution> CREDITING = EnumSet.of(Resolution.REFUND, Resolution.CREDIT_NOTE, Resolution.PRICE_REDUCTION,
            Resolution.GOODWILL_VOUCHER);

    /** What the ERP is to do. */
    record Plan(boolean replacement, boolean credit, boolean repair) {
    }

    private final SettlementStore store;
    private final ComplaintFiles files;
    private final GoodsReturns returns;
    private final WithdrawalRules rules;
    private final WithdrawalStore withdrawals;
    private final ReturnWords words;
    private final Erp erp;
    private final Clock clock;

    Settlements(SettlementStore store, ComplaintFiles files, GoodsReturns returns, WithdrawalRules rules, WithdrawalStore withdrawals,
                ReturnWords words, Erp erp, Clock clock) {
        this.store = store;
        this.files = files;
        this.returns = returns;
        this.rules = rules;
        this.withdrawals = withdrawals;
        this.words = words;
        this.erp = erp;
        this.clock = clock;
    }

    /** Finds out and writes down what is to be done, before anything is done; what was done before stays done. */
    @Transactional
    public Plan plan(String number) {
        Complaint complaint = files.take(number);
        complaint.settle();
        boolean credit = CREDITING.contains(complaint.resolution()) || complaint.amount() != null;
        CreditPlan credits = new CreditPlan(erp);
        List<Settlement.Credit> made = store.ofComplaint(number).filter(before -> before.round() == complaint.decisions())
                .map(Settlement::made).orElse(List.of());
        String problem = null;
        if (credit) {
            try {
                find(complaint, credits, made);
            } catch (ErpOrderRejected impossible) {
                problem = impossible.getMessage();
            } catch (ErpException cannot) {
                problem = refusalOf(cannot).getMessage();
            }
        }
        store.plan(number, complaint.decisions(), problem);
        Settlement settlement = store.ofComplaint(number).orElseThrow();
        if (problem == null) {
            credits.parts().forEach((invoice, parts) -> store.planCredit(settlement, invoice, parts));
        }
        return new Plan(replaces(complaint) && settlement.replacementOrder() == null,
                credit && (problem != null || !credits.parts().isEmpty()),
                repairs(complaint) && settlement.repairOrder() == null);
    }

    static boolean replaces(Complaint complaint) {
        return REPLACING.contains(complaint.resolution());
    }

    static boolean repairs(Complaint complaint) {
        return complaint.resolution() == Resolution.REPAIR;
    }

    private void find(Complaint complaint, CreditPlan plan, List<Settlement.Credit> made) throws ErpOrderRejected {
        if (complaint.amount() != null) {
            if (made.isEmpty()) {
                plan.addAmount(complaint, complaint.amount(), complaint.invoice());
            }
            return;
        }
        if (complaint.lines().isEmpty()) {
            throw new ErpOrderRejected("The complaint names no goods, and nobody said how much is to be given back");
        }
        Map<Integer, BigDecimal> done = new TreeMap<>();
        made.forEach(credit -> credit.parts().stream().filter(part -> part.quantity() != null)
                .forEach(part -> done.merge(part.complaintLine(), part.quantity(), BigDecimal::add)));
        Map<Integer, BigDecimal> quantities = quantities(complaint);
        Optional<Withdrawal> withdrawal = withdrawals.find(complaint.number());
        for (ComplaintLine line : complaint.lines()) {
            BigDecimal left = quantities.get(line.position()).subtract(done.getOrDefault(line.position(), BigDecimal.ZERO));
            BigDecimal used = withdrawal.map(one -> rules.used(line.product(), line.worth(), one, withdrawals.terms(one.order()))).orElse(BigDecimal.ZERO);
            if (used.signum() > 0) {
                if (made.isEmpty() && line.worth().compareTo(used) > 0) {
                    plan.addNet(line, line.worth().subtract(used));
                }
            } else if (left.signum() > 0 && withdrawal.map(Withdrawal::orderStopped).orElse(false)) {
                plan.addBilled(line, left);
            } else if (left.signum() > 0) {
                plan.add(line, left);
            }
        }
    }

    /** What is made good of each line: where goods had to come back, what came, and services; delivery only with all of it. */
    private Map<Integer, BigDecimal> quantities(Complaint complaint) {
        Map<Integer, BigDecimal> back = complaint.goodsBack() ? returns.cameBack(complaint.number()) : Map.of();
        boolean all = complaint.lines().stream().filter(line -> !rules.isDelivery(line.product()) && rules.serviceDays(line.product()).isEmpty())
                .allMatch(line -> back.getOrDefault(line.position(), BigDecimal.ZERO).compareTo(line.quantity()) >= 0);
        Map<Integer, BigDecimal> quantities = new TreeMap<>();
        for (ComplaintLine line : complaint.lines()) {
            boolean delivery = rules.isDelivery(line.product());
            quantities.put(line.position(), back.isEmpty() || delivery && all || rules.serviceDays(line.product()).isPresent() ? line.quantity()
                    : back.getOrDefault(line.position(), BigDecimal.ZERO));
        }
        return quantities;
    }

    @Transactional
    public void orderReplacement(String number) throws ErpOrderRejected {
        Complaint complaint = files.take(number);
        Settlement settlement = current(complaint);
        if (settlement.replacementOrder() != null) {
            return;
        }
        ErpReplacement request = new ErpReplacement(complaint.customer(), number, reason(complaint), goods(complaint));
        ErpOrder order = asked(() -> erp.orderReplacement(command(settlement, "Activity_OrderReplacement"), request));
        store.replaced(settlement, order.number(), order.promisedDate());
        files.tell(complaint, ComplaintEvent.Type.REPLACEMENT_ORDERED, null, order.number());
    }

    @Transactional
    public void orderRepair(String number) throws ErpOrderRejected {
        Complaint complaint = files.take(number);
        Settlement settlement = current(complaint);
        if (settlement.repairOrder() != null) {
            return;
        }
        ErpRepairRequest request = new ErpRepairRequest(complaint.customer(), number, reason(complaint), goods(complaint));
        ErpRepair repair = asked(() -> erp.orderRepair(command(settlement, "Activity_OrderRepair"), request));
        store.repaired(settlement, repair.number(), repair.promisedDate());
        files.tell(complaint, ComplaintEvent.Type.REPAIR_ORDERED, null, repair.number());
    }

    /**
     * Makes the credit notes that were planned, one for each invoice.
     *
     * @return until when money is to be paid out, null where none is
     */
    @Transactional
    public LocalDate credit(String number) throws ErpOrderRejected {
        Complaint complaint = files.take(number);
        Settlement settlement = current(complaint);
        if (settlement.creditProblem() != null) {
            throw new ErpOrderRejected(settlement.creditProblem());
        }
        for (Settlement.Credit credit : settlement.toMake()) {
            ErpCreditRequest request = new ErpCreditRequest(credit.invoice(), number, reason(complaint),
                    credit.parts().stream().map(Settlement.Part::asked).toList());
            ErpInvoice note = asked(() -> erp.createCreditNote(command(settlement, "Activity_CreateCreditNote:" + credit.invoice()), request));
            boolean payOut = complaint.consumer() || complaint.resolution() == Resolution.REFUND;
            store.credited(settlement, credit, note, payOut ? note.open().negate().max(BigDecimal.ZERO) : BigDecimal.ZERO);
            files.tell(complaint, ComplaintEvent.Type.CREDITED, null, note.number());
        }
        Settlement done = current(complaint);
        if (done.toPayOut().signum() == 0) {
            return null;
        }
        LocalDate day = withdrawals.find(number).map(withdrawal -> rules.refundBy(withdrawal, complaint.country()))
                .orElseGet(() -> LocalDate.now(clock).plusDays(REFUND_DAYS));
        store.refundBy(done, day);
        return day;
    }

    /** Until when money is to be paid out that was not yet, null where none is. */
    @Transactional(readOnly = true)
    public LocalDate refundBy(String number) {
        return store.ofComplaint(number).filter(settlement -> settlement.refundedAt() == null).map(Settlement::refundBy).orElse(null);
    }

    /** The last moment of a day where the seller is. */
    static Date endOf(LocalDate day) {
        return Date.from(day.plusDays(1).atStartOfDay(Complaint.SELLER).minusSeconds(1).toInstant());
    }

    /** The ERP refused: a person hears what was done and what was not. */
    @Transactional
    public void refused(String number, String problem) {
        Complaint complaint = files.take(number);
        store.problem(current(complaint), problem);
        files.tell(complaint, ComplaintEvent.Type.SETTLEMENT_REFUSED, null, problem);
    }

    boolean replacementOrdered(String number) {
        return store.ofComplaint(number).map(settlement -> settlement.replacementOrder() != null).orElse(false);
    }

    /** Takes the replacement back, as what belongs to it was refused; what left already is left to a person, who is told so. */
    @Transactional
    public void cancelReplacement(String number) {
        Complaint complaint = files.take(number);
        Settlement settlement = current(complaint);
        String order = settlement.replacementOrder();
        if (order == null) {
            return;
        }
        try {
            asked(() -> {
                erp.cancelOrder(command(settlement, "Activity_CancelReplacement"), order, reason(complaint));
                return order;
            });
            store.replaced(settlement, null, null);
            files.tell(complaint, ComplaintEvent.Type.REPLACEMENT_CANCELLED, null, order);
        } catch (ErpOrderRejected tooLate) {
            store.problem(settlement, "%s\n%s".formatted(settlement.problem(), words.text("settlement.problem.replacementStays", Locale.ENGLISH,
                    order, tooLate.getMessage())));
        }
    }

    @Transactional
    public void refunded(String number, String note, String by) {
        Complaint complaint = files.take(number);
        Settlement settlement = current(complaint);
        store.refunded(settlement, clock.instant(), by, note);
        files.tell(complaint, ComplaintEvent.Type.REFUNDED, by, words.money(settlement.toPayOut(), Locale.forLanguageTag(complaint.language())));
    }

    /** @param done whether nothing is left for the ERP to try */
    @Transactional
    public void settledByHand(String number, String note, boolean done, String by) {
        Complaint complaint = files.take(number);
        if (done) {
            store.byHand(current(complaint), note, by);
        }
        files.tell(complaint, ComplaintEvent.Type.SETTLED_BY_HAND, by, note);
    }

    private List<ErpGoods> goods(Complaint complaint) throws ErpOrderRejected {
        Map<Integer, BigDecimal> quantities = quantities(complaint);
        List<ErpGoods> goods = new ArrayList<>();
        for (ComplaintLine line : complaint.lines()) {
            BigDecimal quantity = quantities.get(line.position());
            if (line.order() != null && line.orderLine() != null && quantity.signum() > 0) {
                goods.add(new ErpGoods(line.order(), line.orderLine(), quantity));
            }
        }
        if (goods.isEmpty()) {
            throw new ErpOrderRejected("The complaint names no goods of an order");
        }
        return goods;
    }

    private Settlement current(Complaint complaint) {
        return store.ofComplaint(complaint.number()).filter(settlement -> settlement.round() == complaint.decisions())
                .orElseThrow(() -> new IllegalStateException("The settlement of " + complaint.number() + " was not planned"));
    }

    private static ErpCommand command(Settlement settlement, String activity) {
        return new ErpCommand("%s:%d.%d:%s".formatted(settlement.complaint(), settlement.round(), settlement.attempt(), activity), ACTOR);
    }

    private String reason(Complaint complaint) {
        return words.text("complaint.reason." + complaint.reason(), Locale.ENGLISH);
    }

    private interface Call<T> {
        T answer() throws ErpOrderRejected;
    }

    private static <T> T asked(Call<T> call) throws ErpOrderRejected {
        try {
            return call.answer();
        } catch (ErpException failed) {
            throw refusalOf(failed);
        }
    }

    /** What trying again would not help against is for a person; everything else is thrown as it is. */
    static ErpOrderRejected refusalOf(ErpException failed) {
        return switch (failed.kind()) {
            case CONFLICT, WRONG_STATE, NEEDS_DECISION, INVALID, UNSUPPORTED -> new ErpOrderRejected(failed.getMessage());
            case NOT_FOUND, DENIED, BUSY, UNAVAILABLE, UNKNOWN -> throw failed;
        };
    }
}

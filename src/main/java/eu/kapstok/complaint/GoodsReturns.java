package eu.kapstok.complaint;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCapability;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpGoods;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.erp.ErpReturn;
import eu.kapstok.erp.ErpReturnRequest;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Goods on their way back: allowed, counted parcel by parcel, looked at. */
@Service
class GoodsReturns {

    private static final String ACTOR = "kapstok";
    private static final String AUTHORIZE = "Activity_AuthorizeReturn";
    private static final String RECEIVE = "Activity_ReceiveReturn";
    private static final String CLOSE = "Activity_CloseReturn";

    private final GoodsReturnStore store;
    private final ComplaintFiles files;
    private final ReturnLabels labels;
    private final ReturnMails mails;
    private final ReturnWords words;
    private final WithdrawalRules rules;
    private final Erp erp;
    private final JobQueue queue;
    private final GoodsReturnProcess process;
    private final Clock clock;

    GoodsReturns(GoodsReturnStore store, ComplaintFiles files, ReturnLabels labels, ReturnMails mails, ReturnWords words,
                 WithdrawalRules rules, Erp erp, @Lazy JobQueue queue, @Lazy GoodsReturnProcess process, Clock clock) {
        this.store = store;
        this.files = files;
        this.labels = labels;
        this.mails = mails;
        this.words = words;
        this.rules = rules;
        this.erp = erp;
        this.queue = queue;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Has the ERP expect the goods, and sends the customer the label; done twice it is done once. Goods that the ERP will not expect
     * are counted here by the warehouse, and our people read why.
     */
    @Transactional
    public void authorize(String complaintNumber) {
        Complaint complaint = files.take(complaintNumber);
        Optional<GoodsReturn> before = store.ofComplaint(complaintNumber);
        if (before.isPresent() && before.get().open()) {
            return;
        }
        int round = before.map(GoodsReturn::round).orElse(0) + 1;
        String number = GoodsReturn.number(complaintNumber, round);
        List<GoodsReturn.Line> lines = lines(complaint);
        GoodsReturn goods = new GoodsReturn(number, complaintNumber, round, complaint.customer(), clock.instant(),
                expectedInErp(number, complaint, lines), null, null, null, null, null, lines, List.of());
        store.add(goods);
        store.document(number, labels.keep(goods, complaint));
        complaint.awaitGoods();
        files.tell(complaint, ComplaintEvent.Type.RETURN_AUTHORIZED, null, number);
        mails.sendLabel(store.find(number).orElseThrow(), complaint);
        queue.enqueue(KeptReturnEvents.TYPE, number);
    }

    private boolean expectedInErp(String number, Complaint complaint, List<GoodsReturn.Line> lines) {
        if (!erp.capabilities().contains(ErpCapability.RETURNS)) {
            return false;
        }
        try {
            erp.registerReturn(new ErpCommand(number + ":1:" + AUTHORIZE, ACTOR), new ErpReturnRequest(number, complaint.customer(),
                    complaint.number(), reason(complaint), lines.stream()
                            .map(line -> new ErpGoods(line.order(), line.orderLine(), line.announced())).toList()));
            return true;
        } catch (ErpException failed) {
            return notExpected(complaint, Settlements.refusalOf(failed));
        } catch (ErpOrderRejected refused) {
            return notExpected(complaint, refused);
        }
    }

    private boolean notExpected(Complaint complaint, ErpOrderRejected refused) {
        files.tell(complaint, ComplaintEvent.Type.SETTLEMENT_REFUSED, null, refused.getMessage());
        return false;
    }

    /** What was paid for bringing the goods, and a service, comes not back in a parcel. */
    private List<GoodsReturn.Line> lines(Complaint complaint) {
        List<GoodsReturn.Line> lines = new ArrayList<>();
        for (ComplaintLine line : complaint.lines()) {
            if (line.order() != null && line.orderLine() != null && !rules.isDelivery(line.product()) && rules.serviceDays(line.product()).isEmpty()) {
                lines.add(new GoodsReturn.Line(lines.size() + 1, line.position(), line.order(), line.orderLine(), line.product(),
                        line.description(), line.unit() == null ? "" : line.unit(), line.quantity(), BigDecimal.ZERO, null, null, null));
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalStateException("Complaint %s names no goods of an order that could come back".formatted(complaint.number()));
        }
        return lines;
    }

    /** Reminds the customer that the goods did not come yet. */
    @Transactional
    public void remind(String complaintNumber) {
        store.ofComplaint(complaintNumber).filter(GoodsReturn::open).ifPresent(goods -> {
            Complaint complaint = files.take(complaintNumber);
            mails.remind(goods, complaint);
            store.reminded(goods.number(), clock.instant());
            files.tell(complaint, ComplaintEvent.Type.RETURN_REMINDED, null);
        });
    }

    /**
     * Waits no longer. What came is looked at and settled; the customer reads what did not, and is not settled.
     *
     * @return whether something came
     */
    @Transactional
    public boolean giveUp(String complaintNumber) {
        Complaint complaint = files.take(complaintNumber);
        GoodsReturn goods = store.ofComplaint(complaintNumber).orElseThrow();
        if (goods.open()) {
            closeInErp(goods, words.text("return.reason.neverCame", Locale.ENGLISH));
            store.closed(goods.number(), clock.instant());
            if (goods.anything()) {
                files.tell(complaint, ComplaintEvent.Type.RETURN_PARTLY_CAME, null, goods.lines().stream().filter(line -> line.missing().signum() > 0)
                        .map(line -> words.quantity(line.missing(), line)).collect(Collectors.joining("; ")));
                mails.partly(goods, complaint);
            } else {
                files.tell(complaint, ComplaintEvent.Type.RETURN_NEVER_CAME, null);
            }
        }
        return goods.anything();
    }

    /** The customer took the complaint back: nothing is to come any more. The ERP hears it later, from a job. */
    @Transactional
    public void abandon(String complaintNumber) {
        store.ofComplaint(complaintNumber).filter(GoodsReturn::open).ifPresent(goods -> {
            store.closed(goods.number(), clock.instant());
            if (goods.inErp()) {
                queue.enqueue(CloseReturnInErp.TYPE, goods.number());
            }
        });
    }

    void closeInErp(GoodsReturn goods, String reason) {
        if (goods.inErp()) {
            erp.closeReturn(new ErpCommand(goods.number() + ":1:" + CLOSE, ACTOR), goods.number(), reason);
        }
    }

    /**
     * Takes over what the ERP's warehouse booked, and lets the complaint go on.
     *
     * @return false where nobody waits for it now
     */
    @Transactional
    public boolean receivedInErp(String number) {
        Optional<GoodsReturn> known = store.take(number);
        if (known.isEmpty() || !known.get().open()) {
            return false;
        }
        ErpReturn booked = erp.goodsReturn(number)
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "The ERP has no return " + number));
        boolean news = false;
        for (ErpReturn.Receipt receipt : booked.receipts()) {
            Map<Integer, BigDecimal> parts = receipt.parts().stream()
                    .collect(Collectors.toMap(ErpReturn.Receipt.Part::line, ErpReturn.Receipt.Part::quantity, BigDecimal::add, TreeMap::new));
            news |= take(known.get(), receipt.parcel(), receipt.date(), parts, null);
        }
        boolean complete = store.find(number).orElseThrow().complete();
        return !news && !complete || process.goodsReceived(known.get().complaint(), complete) || !news;
    }

    /**
     * The warehouse counted a parcel in a task.
     *
     * @param parts quantity by line, only what came
     * @param all nothing more is to come, though something may be missing
     * @return whether all of the return is here
     * @throws FormRefused for a parcel that was counted before, and more than was announced
     */
    @Transactional
    public boolean counted(String complaintNumber, int parcel, Map<Integer, BigDecimal> parts, boolean all, String by) {
        GoodsReturn goods = store.ofComplaint(complaintNumber).flatMap(found -> store.take(found.number())).orElseThrow();
        boolean known = parts.keySet().stream().allMatch(position -> goods.lines().stream().anyMatch(line -> line.position() == position));
        if (parts.isEmpty() || !known) {
            throw new FormRefused("receivedLines", "return.problem.nothing");
        }
        for (GoodsReturn.Line line : goods.lines()) {
            BigDecimal came = parts.getOrDefault(line.position(), BigDecimal.ZERO);
            if (came.compareTo(line.missing()) > 0) {
                throw new FormRefused("receivedLines", "return.problem.tooMany", line.description(), line.missing().toPlainString());
            }
        }
        if (!take(goods, parcel, LocalDate.now(clock), parts, by)) {
            throw new FormRefused("parcel", "return.problem.parcelBefore", parcel);
        }
        if (goods.inErp()) {
            queue.enqueue(BookParcelInErp.TYPE, goods.number() + " " + parcel);
        }
        if (all) {
            files.take(complaintNumber).inspect();
        }
        return all || store.find(goods.number()).orElseThrow().complete();
    }

    /** The ERP's warehouse is told what ours counted. */
    @Transactional
    public void bookInErp(String number, int parcel) {
        store.find(number).ifPresent(goods -> erp.receiveReturn(
                new ErpCommand("%s:%d:%s".formatted(number, parcel, RECEIVE), ACTOR), number,
                new ErpReturn.Receipt(parcel, goods.parcels().stream().filter(one -> one.number() == parcel).findFirst().orElseThrow()
                        .receivedOn(), store.parts(number, parcel))));
    }

    /**
     * The goods were looked at.
     *
     * @param judged the lines with their grades
     * @return whether all is as the customer described
     */
    @Transactional
    public boolean inspected(String complaintNumber, List<GoodsReturn.Line> judged, String by) {
        GoodsReturn goods = store.ofComplaint(complaintNumber).orElseThrow();
        Complaint complaint = files.take(complaintNumber);
        judged.forEach(line -> store.judged(goods.number(), line));
        store.inspected(goods.number(), clock.instant(), by);
        boolean asDescribed = judged.stream().allMatch(line -> Boolean.TRUE.equals(line.asDescribed()));
        files.tell(complaint, ComplaintEvent.Type.RETURN_INSPECTED, by, judged.stream().map(words::judged).collect(Collectors.joining("; ")));
        return asDescribed;
    }

    /** What came back and was as described, by line of the complaint; empty where nothing had to come back. */
    Map<Integer, BigDecimal> cameBack(String complaintNumber) {
        Map<Integer, BigDecimal> quantities = new TreeMap<>();
        store.ofComplaint(complaintNumber).filter(goods -> goods.inspectedAt() != null).ifPresent(goods -> goods.lines()
                .forEach(line -> quantities.merge(line.complaintLine(), line.received(), BigDecimal::add)));
        return quantities;
    }

    private boolean take(GoodsReturn goods, int parcel, LocalDate day, Map<Integer, BigDecimal> parts, String by) {
        if (!store.receive(goods.number(), parcel, day, by)) {
            return false;
        }
        parts.forEach((position, quantity) -> store.part(goods.number(), parcel, position, quantity));
        Complaint complaint = files.take(goods.complaint());
        files.tell(complaint, ComplaintEvent.Type.RETURN_RECEIVED, by, goods.lines().stream().filter(line -> parts.containsKey(line.position()))
                .map(line -> words.quantity(parts.get(line.position()), line)).collect(Collectors.joining("; ")));
        if (store.find(goods.number()).orElseThrow().complete()) {
            complaint.inspect();
        }
        return true;
    }

    private String reason(Complaint complaint) {
        return words.text("complaint.reason." + complaint.reason(), Locale.ENGLISH);
    }
}

package eu.kapstok.order;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.engine.BusinessCalendar;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCapability;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpCredit;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.erp.ErpPrice;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.security.StaffGroup;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has orders judged, looked at and signed for, until the ERP may confirm them. */
@Service
class OrderRelease {

    /** Why back office looks at an order that the ERP does not confirm. */
    static final String ERP_REFUSED = "ERP_REFUSED";

    /** Why back office looks at an order whose contract the customer does not sign. */
    static final String CONTRACT_DECLINED = "CONTRACT_DECLINED";

    /** Why back office looks at an order that the ERP does not cancel. */
    static final String NOT_CANCELLED = "NOT_CANCELLED";

    /** The group that finds a way out of what the ERP or the customer refuses. */
    static final String CHECKS_REFUSALS = StaffGroup.BACK_OFFICE.id();

    private static final int PRICES_AT_ONCE = 200;

    /** The seller's working days count. */
    private static final String COUNTRY = "BE";

    private final OrderFiles files;
    private final CustomerService customers;
    private final Erp erp;
    private final BusinessCalendar calendar;
    private final OrderSettings settings;
    private final Clock clock;

    OrderRelease(OrderFiles files, CustomerService customers, Erp erp, BusinessCalendar calendar, OrderSettings settings, Clock clock) {
        this.files = files;
        this.customers = customers;
        this.erp = erp;
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is judged.
     *
     * @param customer number
     */
    record Loaded(String customer, ReleaseFacts facts) {
    }

    /** Takes over what the ERP holds now, of the order and of its buyer. */
    @Transactional
    public Loaded load(String number) {
        ErpOrder current = erp.order(number).orElseThrow(() -> new IllegalStateException("The ERP does not know order " + number));
        Customer customer = customers.fromErp(current.customer())
                .orElseThrow(() -> new IllegalStateException("The ERP does not know customer " + current.customer()));
        ErpCredit credit = erp.credit(current.customer());
        boolean contract = needsContract(current);
        CustomerOrder order = files.take(number);
        if (order.state() == OrderState.ON_HOLD) {
            order.endHold();
        }
        order.take(current);
        return new Loaded(current.customer(), ReleaseFacts.of(order, credit, !customer.isConsumer(), contract));
    }

    /** With an ERP that does not tell prices nobody knows. */
    private boolean needsContract(ErpOrder order) {
        if (!erp.capabilities().contains(ErpCapability.PRICES)) {
            return false;
        }
        List<String> products = order.lines().stream().map(ErpOrder.Line::product).distinct().toList();
        for (int from = 0; from < products.size(); from += PRICES_AT_ONCE) {
            List<String> some = products.subList(from, Math.min(products.size(), from + PRICES_AT_ONCE));
            if (erp.pricesOf(order.customer(), some).stream().anyMatch(ErpPrice::needsContract)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Keeps what has to happen before it is confirmed.
     *
     * @param rows of the decision table that apply
     */
    @Transactional
    public ReleaseNeed judge(String number, List<ReleaseNeed.Row> rows) {
        ReleaseNeed need = ReleaseNeed.of(rows);
        CustomerOrder order = files.take(number);
        order.needContracts(need.contracts());
        if (!need.groups().isEmpty()) {
            askForCheck(order, need.reasons(), null);
        }
        return need;
    }

    /** Until when a group that is asked now has to look at it. */
    Instant checkDue() {
        return calendar.plusWorkingDays(LocalDate.now(clock), settings.checkWorkingDays(), COUNTRY).atTime(settings.at())
                .atZone(CustomerOrder.SELLER).toInstant();
    }

    private void askForCheck(CustomerOrder order, List<String> reasons, String why) {
        order.askForCheck(reasons, why);
        files.tell(order, OrderEvent.Type.TO_CHECK, null, String.join(",", reasons));
    }

    @Transactional
    public void checked(String number, String note, Actor actor) {
        files.tell(files.take(number), OrderEvent.Type.CHECKED, actor.name(), note);
    }

    @Transactional
    public void hold(String number, LocalDate until, String note, Actor actor) {
        CustomerOrder order = files.take(number);
        order.hold(until);
        files.tell(order, OrderEvent.Type.HELD, actor.name(), until, note);
    }

    @Transactional
    public void askForContract(String number) {
        CustomerOrder order = files.take(number);
        order.askForContract();
        files.tell(order, OrderEvent.Type.CONTRACT_ASKED, null);
    }

    @Transactional
    public void signed(String number, Actor actor) {
        CustomerOrder order = files.take(number);
        if (order.contractId() == null) {
            throw new FormRefused("contractResult", "order.contract.scanMissing");
        }
        files.tell(order, OrderEvent.Type.CONTRACT_SIGNED, actor.name());
    }

    /** @param why it was not signed on-line */
    @Transactional
    public void contractFailed(String number, String why) {
        CustomerOrder order = files.take(number);
        files.tell(order, OrderEvent.Type.CONTRACT_DECLINED, null, why);
        askForCheck(order, List.of(CONTRACT_DECLINED), why);
    }

    @Transactional
    public void declined(String number, String why, Actor actor) {
        CustomerOrder order = files.take(number);
        files.tell(order, OrderEvent.Type.CONTRACT_DECLINED, actor.name(), why);
        askForCheck(order, List.of(CONTRACT_DECLINED), why);
    }

    /**
     * Has the ERP confirm it.
     *
     * @throws ErpOrderRejected when a person has to find a way
     */
    @Transactional
    public void confirm(String number) throws ErpOrderRejected {
        CustomerOrder order = files.take(number);
        if (order.state() != OrderState.RELEASED) {
            order.release();
            files.tell(order, OrderEvent.Type.RELEASED, null);
        }
        try {
            ErpOrder confirmed = ErpRefusals.ask(() -> erp.confirmOrder(
                    ErpCommand.of(number, 1, OrderConfirmationProcess.Elements.CONFIRM_ORDER, "kapstok"), number));
            order.promise(confirmed.promisedDate());
            files.tell(order, OrderEvent.Type.PROMISED, null, confirmed.promisedDate());
        } catch (ErpOrderRejected rejected) {
            files.tell(order, OrderEvent.Type.CONFIRMATION_REFUSED, null, rejected.getMessage());
            askForCheck(order, List.of(ERP_REFUSED), rejected.getMessage());
            throw rejected;
        }
    }

    /**
     * Has the ERP cancel an order that is not to be.
     *
     * @throws ErpOrderRejected when it does not, and somebody has to look at it once more
     */
    @Transactional
    public void cancel(String number) throws ErpOrderRejected {
        CustomerOrder order = files.take(number);
        try {
            ErpRefusals.ask(() -> {
                erp.cancelOrder(ErpCommand.of(number, 1, OrderConfirmationProcess.Elements.CANCEL_ORDER, "kapstok"), number,
                        order.cancelReason() == null ? "" : order.cancelReason());
                return null;
            });
            order.cancel(clock.instant());
            files.tell(order, OrderEvent.Type.CANCELLED, null, order.cancelReason());
        } catch (ErpOrderRejected rejected) {
            askForCheck(order, List.of(NOT_CANCELLED), rejected.getMessage());
            throw rejected;
        }
    }
}

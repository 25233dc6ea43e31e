package eu.kapstok.complaint;

import eu.kapstok.engine.ProcessVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Has a complaint judged, agreed on, made good and learned from, with the goods back where they have to come back. */
@Component
public class ComplaintReturnProcess {

    static final String KEY = "complaint-return";

    static final String DECISION = "complaint-triage";

    static final String COMPLAINT_REPORTED = "complaint-reported";
    static final String WITHDRAWAL_DECLARED = "withdrawal-declared";
    static final String COMPLAINT_WITHDRAWN = "complaint-withdrawn";
    static final String RETURN_RECEIVED = "return-received";

    static final String SETTLEMENT_REFUSED = "settlement-refused";

    /** Candidate group of the customer's contacts: {@code customer.C10042}. */
    static final ProcessVariable<String> CUSTOMER_GROUP = new ProcessVariable<>("customerGroup", String.class);

    /** Staff group that works on it. */
    static final ProcessVariable<String> TEAM = new ProcessVariable<>("team", String.class);

    /** Staff group that leads that one. */
    static final ProcessVariable<String> MANAGER_GROUP = new ProcessVariable<>("managerGroup", String.class);

    /** Until when the customer hears something of substance. */
    static final ProcessVariable<Date> ANSWER_DUE = new ProcessVariable<>("answerDue", Date.class);

    /** Until when it is made good. */
    static final ProcessVariable<Date> SETTLEMENT_DUE = new ProcessVariable<>("settlementDue", Date.class);

    static final ProcessVariable<Boolean> AUTO_APPROVED = new ProcessVariable<>("autoApproved", Boolean.class);

    /** decide, ask or hand-over. */
    static final ProcessVariable<String> ASSESSMENT = new ProcessVariable<>("assessment", String.class);

    /** Until when the customer may answer what is asked. */
    static final ProcessVariable<Date> INFORMATION_DUE = new ProcessVariable<>("informationDue", Date.class);

    static final ProcessVariable<Boolean> AGREEMENT_NEEDED = new ProcessVariable<>("agreementNeeded", Boolean.class);

    /** Until when the customer may object. */
    static final ProcessVariable<Date> PROPOSAL_DUE = new ProcessVariable<>("proposalDue", Date.class);

    static final ProcessVariable<Boolean> PROPOSAL_AGREED = new ProcessVariable<>("proposalAgreed", Boolean.class);

    /** Whether goods of an order that a consumer withdraws from did not arrive yet. */
    static final ProcessVariable<Boolean> ORDER_TO_STOP = new ProcessVariable<>("orderToStop", Boolean.class);
    static final ProcessVariable<Boolean> GOODS_BACK = new ProcessVariable<>("goodsBack", Boolean.class);

    /** Whether nothing of the announced goods is missing any more. */
    static final ProcessVariable<Boolean> RETURN_COMPLETE = new ProcessVariable<>("returnComplete", Boolean.class);

    /** Whether some of them came, though nothing more is waited for. */
    static final ProcessVariable<Boolean> ANY_GOODS_RECEIVED = new ProcessVariable<>("anyGoodsReceived", Boolean.class);
    static final ProcessVariable<Boolean> RETURN_AS_DESCRIBED = new ProcessVariable<>("returnAsDescribed", Boolean.class);

    static final ProcessVariable<Boolean> REPLACEMENT_NEEDED = new ProcessVariable<>("replacementNeeded", Boolean.class);

    static final ProcessVariable<Boolean> CREDIT_NEEDED = new ProcessVariable<>("creditNeeded", Boolean.class);

    static final ProcessVariable<Boolean> REPAIR_NEEDED = new ProcessVariable<>("repairNeeded", Boolean.class);

    /** Whether a replacement was ordered that would now be too much. */
    static final ProcessVariable<Boolean> REPLACEMENT_ORDERED = new ProcessVariable<>("replacementOrdered", Boolean.class);

    static final ProcessVariable<Boolean> REFUND_DUE = new ProcessVariable<>("refundDue", Boolean.class);

    /** Until when the money is on its way. */
    static final ProcessVariable<Date> REFUND_BY = new ProcessVariable<>("refundBy", Date.class);

    static final ProcessVariable<Boolean> SETTLED_BY_HAND = new ProcessVariable<>("settledByHand", Boolean.class);

    /** Until when the customer may say how it went. */
    static final ProcessVariable<Date> RATING_DUE = new ProcessVariable<>("ratingDue", Date.class);

    static final ProcessVariable<Boolean> REOPENED = new ProcessVariable<>("reopened", Boolean.class);

    static final class Elements {

        static final String STOP_ORDER = "Activity_StopOrder";
        static final String ASSESS_COMPLAINT = "Activity_AssessComplaint";
        static final String PROVIDE_INFORMATION = "Activity_ProvideInformation";
        static final String DECIDE_ON_PROPOSAL = "Activity_DecideOnProposal";
        static final String ESCALATE_COMPLAINT = "Activity_EscalateComplaint";
        static final String RECEIVE_RETURN = "Activity_ReceiveReturn";
        static final String INSPECT_RETURN = "Activity_InspectReturn";
        static final String PAY_REFUND = "Activity_PayRefund";
        static final String SETTLE_BY_HAND = "Activity_SettleByHand";
        static final String RATE_HANDLING = "Activity_RateHandling";
        static final String RECORD_ROOT_CAUSE = "Activity_RecordRootCause";
        static final String FIRST_ANSWER_LATE = "Event_FirstAnswerLate";
        static final String SETTLEMENT_LATE = "Event_SettlementLate";

        private Elements() {
        }
    }

    /** Decisions that code asks, beside the one that the model asks. */
    private static final class Decisions {

        static final String AUTHORITY = "complaint-authority";
        static final String INTAKE = "complaint-intake";

        private Decisions() {
        }
    }

    private final RuntimeService runtime;
    private final ManagementService management;
    private final DecisionService decisions;

    ComplaintReturnProcess(RuntimeService runtime, ManagementService management, DecisionService decisions) {
        this.runtime = runtime;
        this.management = management;
        this.decisions = decisions;
    }

    /** Who may decide that amount, EUR excluding VAT: AGENT, TEAM_LEAD, MANAGER or DIRECTOR. */
    String authority(BigDecimal amount) {
        return decisions.evaluateDecisionTableByKey(Decisions.AUTHORITY, Map.of("amount", amount.doubleValue())).getSingleResult()
                .getEntry("authority");
    }

    /**
     * What a report needs.
     *
     * @param productGroup letters before the hyphen of the product's code, "" where it names no goods
     */
    IntakeNeed intake(ComplaintReason reason, String productGroup) {
        return IntakeNeed.of(decisions.evaluateDecisionTableByKey(Decisions.INTAKE,
                Map.of("reason", reason.name(), "productGroup", productGroup)).getSingleResult().getEntryMap());
    }

    /** @param managers staff group that hears of it when nobody answers */
    void complaintReported(Complaint complaint, String managers) {
        start(COMPLAINT_REPORTED, complaint, managers, Map.of());
    }

    /**
     * A consumer withdraws from a contract: the goods come back and the money goes back, nobody has to be asked.
     *
     * @param orderToStop whether goods of it did not arrive yet
     */
    void startWithdrawal(Complaint complaint, String managers, boolean orderToStop) {
        start(WITHDRAWAL_DECLARED, complaint, managers, Map.of(ORDER_TO_STOP.name(), orderToStop));
    }

    private void start(String message, Complaint complaint, String managers, Map<String, Object> more) {
        runtime.createMessageCorrelation(message).processInstanceBusinessKey(complaint.number())
                .setVariables(Map.of(CUSTOMER_GROUP.name(), "customer." + complaint.customer(), MANAGER_GROUP.name(), managers,
                        TEAM.name(), complaint.team(), ANSWER_DUE.name(), Date.from(complaint.answerDue()),
                        SETTLEMENT_DUE.name(), Date.from(complaint.settlementDue()), GOODS_BACK.name(), complaint.goodsBack()))
                .setVariables(more).correlateStartMessage();
    }

    /** @return false when the case does not wait for that fact */
    boolean happened(String message, String number) {
        return !runtime.createMessageCorrelation(message).processInstanceBusinessKey(number).correlateAllWithResult().isEmpty();
    }

    /** Nobody is told any more that the first answer is late. */
    void answered(String number) {
        Job timer = timer(number, Elements.FIRST_ANSWER_LATE);
        if (timer != null) {
            management.deleteJob(timer.getId());
        }
    }

    /** The first answer, or what makes it good, is due then; nothing where it was found late already. */
    void due(String number, String element, Instant due) {
        Job timer = timer(number, element);
        if (timer != null) {
            management.setJobDuedate(timer.getId(), Date.from(due));
        }
    }

    private Job timer(String number, String element) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).processDefinitionKey(KEY).list().stream()
                .flatMap(instance -> management.createJobQuery().timers().processInstanceId(instance.getId()).activityId(element).list().stream())
                .findFirst().orElse(null);
    }
}

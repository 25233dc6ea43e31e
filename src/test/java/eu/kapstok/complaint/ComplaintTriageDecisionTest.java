package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.KapstokTest;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class ComplaintTriageDecisionTest {

    private static final LocalDate REPORTED = LocalDate.of(2026, 11, 22);

    @Autowired
    DecisionService decisions;

    /** Options: exempt, shop (no distance contract), visible, noEvidence, repairFailed, noRepair; a number is the repair's cost in percent. */
    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(textBlock = """
            C01, CONSUMER BE CHANGED_MIND,        14,  '',           REFUND,                    WITHDRAWAL,               customer-service, 0,  14
            C02, CONSUMER BE CHANGED_MIND,        15,  '',           REJECT_OR_GOODWILL,        NONE,                     customer-service, 24, 10
            C03, CONSUMER NL CHANGED_MIND,        5,   exempt,       REJECT_OR_GOODWILL,        NONE,                     customer-service, 24, 10
            C04, BUSINESS BE CHANGED_MIND,        5,   '',           REJECT_OR_GOODWILL,        NONE,                     customer-service, 24, 10
            C05, CONSUMER BE CHANGED_MIND,        5,   shop,         REJECT_OR_GOODWILL,        NONE,                     customer-service, 24, 10
            C06, CONSUMER BE DEFECT,              200, '',           REPAIR,                    LEGAL_GUARANTEE,          customer-service, 24, 30
            C07, CONSUMER BE DEFECT,              200, '75',         REPLACEMENT,               LEGAL_GUARANTEE,          customer-service, 24, 14
            C09, CONSUMER BE DEFECT,              800, '',           ASSESS,                    HIDDEN_DEFECT,            customer-service, 24, 30
            C10, CONSUMER NL DEFECT,              300, '',           REPAIR,                    CONFORMITY_SELLER_PROVES, customer-service, 24, 30
            C11, CONSUMER NL DEFECT,              500, '',           ASSESS,                    CONFORMITY_LIFETIME,      customer-service, 24, 30
            C13, BUSINESS BE DEFECT,              5,   visible,      REPAIR,                    CONTRACT_WARRANTY,        customer-service, 24, 30
            C15, BUSINESS NL DEFECT,              300, '',           REPAIR,                    CONTRACT_WARRANTY,        customer-service, 24, 30
            C17, CONSUMER NL DAMAGED_IN_TRANSIT,  1,   noEvidence,   REQUEST_EVIDENCE,          NONE,                     customer-service, 24, 14
            C19, BUSINESS BE WRONG_ITEM,          20,  '',           REPLACEMENT,               NON_CONFORM,              back-office,      24, 10
            C20, BUSINESS BE INVOICE_ERROR,       40,  '',           CREDIT_NOTE,               VAT,                      credit-control,   24, 5
            C21, CONSUMER BE SAFETY,              400, '',           STOP_USE_AND_ASSESS,       GPSR,                     back-office,      4,  5
            C22, CONSUMER BE NOT_RECEIVED,        12,  '',           RESHIP_OR_REFUND,          DELIVERY_RISK,            back-office,      24, 10
            C23, BUSINESS NL LATE_DELIVERY,       3,   '',           NEW_TERM_OR_REFUND,        DELIVERY_TERM,            back-office,      24, 5
            C24, CONSUMER BE SERVICE,             3,   '',           ASSESS,                    NONE,                     customer-service, 24, 14
            # rows of the table that the vectors leave out
            r8,  BUSINESS BE DEFECT,              9,   visible,      REJECT_OR_GOODWILL,        LATE_NOTICE,              sales,            24, 10
            r8b, BUSINESS BE DAMAGED_IN_TRANSIT,  8,   visible,      REPLACEMENT,               NON_CONFORM,              back-office,      24, 10
            r9,  CONSUMER NL DAMAGED_IN_TRANSIT,  1,   '',           REPLACEMENT,               NON_CONFORM,              back-office,      24, 10
            r10, CONSUMER BE DEFECT,              200, repairFailed, PRICE_REDUCTION_OR_REFUND, LEGAL_GUARANTEE,          customer-service, 24, 14
            r10b,CONSUMER BE DEFECT,              800, repairFailed, ASSESS,                    HIDDEN_DEFECT,            customer-service, 24, 30
            r10c,CONSUMER NL DEFECT,              800, repairFailed, PRICE_REDUCTION_OR_REFUND, LEGAL_GUARANTEE,          customer-service, 24, 14
            r12, CONSUMER BE NOT_AS_DESCRIBED,    200, noRepair,     REPLACEMENT,               LEGAL_GUARANTEE,          customer-service, 24, 14
            r12b,CONSUMER BE DEFECT,              200, '60',         REPAIR,                    LEGAL_GUARANTEE,          customer-service, 24, 30
            r15, CONSUMER NL DEFECT,              300, '60.01',      REPLACEMENT,               CONFORMITY_SELLER_PROVES, customer-service, 24, 14
            r18, BUSINESS BE DEFECT,              400, '',           ASSESS,                    HIDDEN_DEFECT,            legal,            24, 30
            r20, BUSINESS BE OTHER,               1,   '',           ASSESS,                    NONE,                     customer-service, 24, 14
            """)
    void rowsOfTheTable(String id, String who, int days, String option, String proposal, String basis, String team, long hours, long resolve) {
        String[] words = who.split(" ");
        double share = option.matches("[0-9.]+") ? Double.parseDouble(option) : 0;
        Triage triage = judge(new TriageFacts(ComplaintReason.valueOf(words[2]), words[0].equals("CONSUMER"), words[1], REPORTED.minusDays(days),
                REPORTED, !option.equals("shop"), option.equals("exempt"), !option.equals("noEvidence"), option.equals("visible"),
                option.equals("repairFailed"), !option.equals("noRepair"), share, 100));

        assertThat(triage.proposal()).isEqualTo(proposal);
        assertThat(triage.legalBasis()).isEqualTo(basis);
        assertThat(triage.team()).isEqualTo(team);
        assertThat(triage.answerHours()).isEqualTo(hours);
        assertThat(triage.resolveDays()).isEqualTo(resolve);
        assertThat(triage.autoApprove()).isEqualTo(id.equals("C01"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"250, AGENT", "250.01, TEAM_LEAD", "1000.00, TEAM_LEAD", "1000.01, MANAGER", "5000, MANAGER", "5000.01, DIRECTOR", "0, AGENT"})
    void authorityGrowsWithTheAmount(double amount, String authority) {
        assertThat(judge(new TriageFacts(ComplaintReason.OTHER, false, "BE", REPORTED, REPORTED, true, false, true, false, false, true, 0, amount))
                .authority()).isEqualTo(authority);
        assertThat((String) decisions.evaluateDecisionTableByKey("complaint-authority", Map.of("amount", amount)).getSingleResult()
                .getEntry("authority")).isEqualTo(authority);
    }

    @Test
    void guaranteeEndsOnTheDayOfTheCalendarAndNotAfterSoManyDays() {
        LocalDate delivered = LocalDate.of(2024, 2, 29);
        assertThat(defect(delivered, LocalDate.of(2026, 2, 28)).legalBasis()).isEqualTo("LEGAL_GUARANTEE");
        assertThat(defect(delivered, LocalDate.of(2026, 3, 1)).legalBasis()).isEqualTo("HIDDEN_DEFECT");
        assertThat(defect(LocalDate.of(2024, 11, 22), REPORTED).legalBasis()).isEqualTo("LEGAL_GUARANTEE");
        assertThat(defect(LocalDate.of(2024, 11, 21), REPORTED).legalBasis()).isEqualTo("HIDDEN_DEFECT");
    }

    @Test
    void goodsThatNeverCameAreJudgedToo() {
        assertThat(judge(new TriageFacts(ComplaintReason.NOT_RECEIVED, true, "BE", null, REPORTED, true, false, false, false, false, true, 0, 10))
                .proposal()).isEqualTo("RESHIP_OR_REFUND");
        assertThat(judge(new TriageFacts(ComplaintReason.CHANGED_MIND, true, "BE", null, REPORTED, true, false, false, false, false, true, 0, 10))
                .autoApprove()).isFalse();
        assertThat(judge(new TriageFacts(ComplaintReason.DEFECT, true, "DE", null, REPORTED, true, false, true, false, false, true, 0, 10))
                .proposal()).isEqualTo("ASSESS");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = """
            DAMAGED_IN_TRANSIT, CU,  2, true,  false, false, true
            DAMAGED_IN_TRANSIT, LEV, 0, false, false, false, false
            DEFECT,             WP,  1, false, true,  false, true
            DEFECT,             KIT, 1, false, false, true,  false
            DEFECT,             CU,  1, false, false, false, true
            WRONG_ITEM,         CU,  1, false, false, false, true
            MISSING_PARTS,      CV,  1, false, false, false, false
            CHANGED_MIND,       CV,  0, false, false, false, true
            SAFETY,             CV,  1, false, false, false, false
            SERVICE,            '',  0, false, false, false, false
            """)
    void intakeAsksOnlyWhatIsNeeded(String reason, String group, int photos, boolean packaging, boolean serial, boolean batch, boolean back) {
        assertThat(IntakeNeed.of(decisions.evaluateDecisionTableByKey("complaint-intake", Map.of("reason", reason, "productGroup", group))
                .getSingleResult().getEntryMap())).isEqualTo(new IntakeNeed(photos, packaging, serial, batch, back));
    }

    private Triage defect(LocalDate delivered, LocalDate reported) {
        return judge(new TriageFacts(ComplaintReason.DEFECT, true, "BE", delivered, reported, true, false, true, false, false, true, 0, 100));
    }

    private Triage judge(TriageFacts facts) {
        return Triage.of(decisions.evaluateDecisionTableByKey("complaint-triage", facts.byName()).getSingleResult().getEntryMap());
    }
}

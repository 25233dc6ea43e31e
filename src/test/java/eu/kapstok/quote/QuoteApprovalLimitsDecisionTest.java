package eu.kapstok.quote;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.KapstokTest;
import java.util.List;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class QuoteApprovalLimitsDecisionTest {

    @Autowired
    DecisionService decisions;

    @ParameterizedTest(name = "{0} needs {12}")
    @CsvSource(nullValues = "-", textBlock = """
            # id, discount, margin, net, credit, first, overdue, term, business, large, country, nonStandard, groups, reasons
            A01,   5,    40,    4000,    60,     false, 0,  30, true,  false, BE, false, '',                '',
            A02,   10,   25,    50000,   100,    false, 30, 60, true,  false, BE, false, '',                '',
            A03,   12,   30,    8000,    60,     false, 0,  30, true,  false, BE, false, sales-management,  DISCOUNT_10_20
            A05,   35,   3,     9000,    60,     false, 0,  30, true,  false, BE, false, finance-direction, DISCOUNT_OVER_30 MARGIN_UNDER_5
            A07,   0,    45,    5000.01, 20,     true,  0,  14, true,  false, BE, false, credit-control,    FIRST_ORDER_OVER_5K
            A08,   0,    45,    2000,    20,     false, 31, 30, true,  false, BE, false, credit-control,    OVERDUE_30
            A10,   0,    45,    2000,    20,     false, 0,  90, true,  false, BE, false, BLOCK,             TERM_OVER_60
            A11,   0,    45,    2000,    20,     false, 0,  45, true,  true,  NL, false, BLOCK,             TERM_OVER_30_LARGE_BUYER
            A12,   7.19, 22.03, 1634.40, 40,     false, 0,  30, true,  false, BE, false, sales-management,  MARGIN_15_25
            d20,   20,   40,    1000,    20,     false, 0,  30, true,  false, BE, false, sales-management,  DISCOUNT_10_20
            d2001, 20.01,40,    1000,    20,     false, 0,  30, true,  false, BE, false, sales-direction,   DISCOUNT_20_30
            d30,   30,   40,    1000,    20,     false, 0,  30, true,  false, BE, false, sales-direction,   DISCOUNT_20_30
            m15,   0,    15,    1000,    20,     false, 0,  30, true,  false, BE, false, sales-management,  MARGIN_15_25
            m1499, 0,    14.99, 1000,    20,     false, 0,  30, true,  false, BE, false, sales-direction,   MARGIN_5_15
            m5,    0,    5,     1000,    20,     false, 0,  30, true,  false, BE, false, sales-direction,   MARGIN_5_15
            loss,  0,    -12.5, 1000,    20,     false, 0,  30, true,  false, BE, false, finance-direction, MARGIN_UNDER_5
            v50,   0,    40,    50000.01,20,     false, 0,  30, true,  false, BE, false, sales-direction,   VALUE_50K_250K
            v250,  0,    40,    250000,  20,     false, 0,  30, true,  false, BE, false, sales-direction,   VALUE_50K_250K
            v251,  0,    40,    250000.01,20,    false, 0,  30, true,  false, BE, false, management,        VALUE_OVER_250K
            credit,0,    40,    1000,    100.01, false, 0,  30, true,  false, BE, false, credit-control,    CREDIT_LIMIT
            first, 0,    40,    5000,    20,     true,  0,  30, true,  false, BE, false, '',                ''
            legal, 0,    40,    1000,    20,     false, 0,  30, true,  false, BE, true,  legal,             NON_STANDARD_TERMS
            nl30,  0,    40,    1000,    20,     false, 0,  30, true,  true,  NL, false, '',                ''
            be45,  0,    40,    1000,    20,     false, 0,  45, true,  true,  BE, false, '',                ''
            b2c,   0,    40,    1000,    20,     false, 0,  90, false, false, BE, false, '',                ''
            de90,  0,    40,    1000,    20,     false, 0,  90, true,  false, DE, false, '',                ''
            """)
    void rowsOfTheTable(String id, double discount, double margin, double net, double credit, boolean first, long overdue,
                        long term, boolean business, boolean large, String country, boolean nonStandard, String groups,
                        String reasons) {
        ApprovalNeed need = decide(new ApprovalFacts(discount, margin, net, credit, first, overdue, term, business, large,
                country, nonStandard));

        assertThat(need.approverGroups()).isEqualTo(groups);
        assertThat(String.join(" ", need.reasons())).isEqualTo(reasons == null ? "" : reasons);
    }

    @Test
    void onlyTheHighestOfTheSalesLineApprovesAndOthersAfterIt() {
        ApprovalNeed need = decide(new ApprovalFacts(12, 10, 60000, 120, true, 31, 30, true, false, "BE", true));

        assertThat(need.groups()).containsExactly("sales-direction", "credit-control", "legal");
        assertThat(need.reasons()).containsExactly("DISCOUNT_10_20", "MARGIN_5_15", "VALUE_50K_250K", "CREDIT_LIMIT",
                "FIRST_ORDER_OVER_5K", "OVERDUE_30", "NON_STANDARD_TERMS");
    }

    @Test
    void blockBeatsEverythingElse() {
        ApprovalNeed need = decide(new ApprovalFacts(40, 1, 300000, 120, true, 31, 61, true, false, "BE", true));

        assertThat(need.blocked()).isTrue();
        assertThat(need.groups()).isEmpty();
        assertThat(need.approverGroups()).isEqualTo(ApprovalNeed.BLOCK);
    }

    private ApprovalNeed decide(ApprovalFacts facts) {
        List<ApprovalNeed.Row> rows = decisions.evaluateDecisionTableByKey(QuoteApprovalProcess.DECISION, facts.byName())
                .getResultList().stream()
                .map(row -> new ApprovalNeed.Row((String) row.get("approverGroup"), (String) row.get("reason"))).toList();
        return ApprovalNeed.of(rows);
    }
}

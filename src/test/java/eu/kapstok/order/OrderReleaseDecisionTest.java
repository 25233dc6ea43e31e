package eu.kapstok.order;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.KapstokTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class OrderReleaseDecisionTest {

    @Autowired
    DecisionService decisions;

    @ParameterizedTest(name = "{0}: {6} {7}")
    @CsvSource(nullValues = "-", textBlock = """
            # id, total, credit, overdue, first, contract, groups, reasons, contracts
            free,     5000,    100,    30, true,  false, '',                          '',                                          ''
            overdue,  10,      0,      31, false, false, credit-control,              OVERDUE,                                     ''
            credit,   10,      100.01, 0,  false, false, credit-control,              CREDIT_LIMIT,                                ''
            first,    5000.01, 0,      0,  true,  false, back-office,                 FIRST_ORDER,                                 ''
            large,    50000.01,0,      0,  false, false, back-office,                 LARGE_ORDER,                                 ''
            contract, 10,      0,      0,  false, true,  '',                          '',                                          framework-agreement
            all,      60000,   120,    40, true,  true,  'credit-control,back-office','OVERDUE CREDIT_LIMIT FIRST_ORDER LARGE_ORDER', framework-agreement
            """)
    void rowsOfTheTable(String id, double total, double credit, long overdue, boolean first, boolean contract, String groups,
                        String reasons, String contracts) {
        Map<String, Object> facts = new ReleaseFacts(total, 0, null, credit, overdue, first, contract).byName();
        List<ReleaseNeed.Row> rows = decisions.evaluateDecisionByKey("order-release").variables(facts).evaluate().getResultList().stream()
                .map(row -> new ReleaseNeed.Row((String) row.get("release"), (String) row.get("group"), (String) row.get("reason"))).toList();
        ReleaseNeed need = ReleaseNeed.of(rows);

        assertThat(need.checkGroups()).isEqualTo(groups);
        assertThat(String.join(" ", need.reasons())).isEqualTo(reasons);
        assertThat(String.join(" ", need.contracts())).isEqualTo(contracts);
    }
}

package eu.kapstok.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.engine.Decisions;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.testing.KapstokTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class DunningStepDecisionTest {

    @Autowired
    Decisions decisions;

    @ParameterizedTest(name = "{0}: {8} {9}")
    @CsvSource(textBlock = """
            U01, B2B, BE, -2, 0, 1500, '',         -, 5,  COURTESY_NOTICE
            U02, B2B, BE, 3,  0, 1500, '',         -, 19, NONE
            U03, B2B, BE, 7,  0, 1500, '',         -, 6,  REMINDER_1_NO_COST
            U05, B2B, BE, 31, 2, 1500, '',         -, 8,  FINAL_NOTICE_8_DAYS
            U06, B2B, BE, 50, 3, 1500, '',         -, 9,  HAND_OVER
            U07, B2C, BE, 3,  0, 80,   '',         -, 10, FREE_REMINDER_XIX2
            U09, B2C, BE, 20, 1, 80,   expired,    -, 12, NOTICE_WITH_CAPPED_CHARGES
            U10, B2C, NL, 15, 1, 80,   '',         -, 15, WIK_14_DAY_LETTER
            U11, B2C, NL, 25, 2, 80,   '',         -, 16, WAIT_14_DAYS
            U13, B2B, BE, 40, 2, 1500, disputed,   -, 2,  PAUSE_COMPLAINT
            U14, B2B, BE, 40, 2, 1500, plan,       -, 3,  PAUSE_PLAN
            U15, B2B, NL, 40, 2, 1500, insolvent,  -, 1,  STOP_FILE_CLAIM
            U16, B2B, NL, 40, 2, 4.99, '',         -, 4,  WRITE_OFF_SMALL
            R04, B2B, NL, 3,  0, 4.99, '',         -, 4a, NONE
            R05, B2B, BE, -2, 0, 999.99, '',       -, 19, NONE
            R05, B2B, BE, -2, 0, 1500, courtesy,   -, 19, NONE
            R07, B2B, NL, 15, 1, 1500, '',         -, 7,  REMINDER_2_INTEREST_PLUS_40
            R07, B2B, NL, 15, 1, 1500, soon,       -, 5a, WAIT_INTERVAL
            R07, B2B, NL, 15, 1, 1500, term,       -, 5b, WAIT_TERM
            R08, B2B, NL, 30, 2, 1500, '',         A, 8a, CALL_CUSTOMER
            R08, B2B, NL, 30, 2, 1500, called,     A, 8,  FINAL_NOTICE_8_DAYS
            R08, B2B, NL, 30, 2, 10000, '',        -, 8b, CALL_CUSTOMER
            R09, B2B, NL, 40, 3, 1500, '',         -, 9a, BLOCK_ORDERS
            R09, B2B, NL, 40, 3, 1500, blocked,    -, 19, NONE
            R09, B2B, NL, 60, 3, 1500, term,       -, 5b, WAIT_TERM
            R11, B2C, BE, 30, 1, 80,   '',         -, 11, WAIT_14_DAYS
            R13, B2C, BE, 50, 2, 80,   '',         -, 13, HAND_OVER
            R14, B2C, NL, 3,  0, 80,   '',         -, 14, FRIENDLY_REMINDER
            R17, B2C, NL, 35, 2, 80,   expired,    -, 17, CLAIM_WITH_BIK
            R18, B2C, NL, 60, 3, 80,   '',         -, 18, HAND_OVER
            R3a, B2B, NL, 60, 3, 80,   promised,   -, 3a, PAUSE_PROMISE
            R6a, B2B, NL, 2,  0, 80,   broken,     -, 6a, REMINDER_1_NO_COST
            RLU, B2B, LU, 60, 1, 800,  '',         -, 4b, FOLLOW_UP_ABROAD
            RLU, B2C, LU, 60, 0, 800,  '',         -, 4b, FOLLOW_UP_ABROAD
            RLU, B2B, LU, 3,  0, 800,  '',         -, 4c, NONE
            """)
    void rowsOfTheTable(String id, String type, String country, long days, long sent, double amount, String flag, String segment, String rule,
                        String step) {
        StepFacts facts = new StepFacts(type.equals("B2C") ? ErpCustomer.Kind.CONSUMER : ErpCustomer.Kind.BUSINESS, country, segment, days, sent,
                amount, flag.equals("courtesy"), flag.equals("disputed"), flag.equals("promised"), flag.equals("broken"), flag.equals("plan"),
                flag.equals("insolvent"), flag.equals("expired"), flag.equals("soon") ? 6 : StepFacts.NO_LETTER, !flag.equals("term"),
                flag.equals("called"), flag.equals("blocked"));

        Step decided = Step.of(decisions.decide(StepFacts.DECISION, facts.byName()));

        assertThat(decided.name()).isEqualTo(step);
        assertThat(decided.rule()).isEqualTo(rule);
        assertThat(Step.of(decisions.foresee(StepFacts.DECISION, facts.byName()))).isEqualTo(decided);
    }

    @Test
    void everyLetterOfTheTableHasATermOrIsACourtesy() {
        assertThat(Step.of(decisions.foresee(StepFacts.DECISION, new StepFacts(ErpCustomer.Kind.BUSINESS, "BE", "B", 31, 2, 100, false, false,
                false, false, false, false, false, StepFacts.NO_LETTER, true, true, false).byName()))).satisfies(step -> {
                    assertThat(step.termDays()).isEqualTo(8);
                    assertThat(step.charge()).isEqualTo("STATUTORY");
                    assertThat(step.letter()).isPresent();
                });
    }
}

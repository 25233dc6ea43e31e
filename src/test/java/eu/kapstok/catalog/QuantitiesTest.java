package eu.kapstok.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.erp.ErpPrice;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | zero", "-3 | zero", "−3 | zero", "0,000 | zero", "'' | number", "two | number", "1e3 | number",
            "1.2345 | decimals", "1000001 | most", "1;2 | number"})
    void whatIsNoQuantityIsRefusedAtItsField(String typed, String reason) {
        assertThatThrownBy(() -> Quantities.typed(typed, "quantity.X")).isInstanceOfSatisfying(FormRefused.class, refused -> {
            assertThat(refused.problems()).hasSize(1);
            assertThat(refused.problems().get(0).field()).isEqualTo("quantity.X");
            assertThat(refused.problems().get(0).messageKey()).isEqualTo("catalog.refused." + reason);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"5 | 5", " 2,5 | 2.5", "2.50 | 2.5", "100 | 100", "0,001 | 0.001"})
    void quantityIsReadAsPeopleWriteIt(String typed, BigDecimal quantity) {
        assertThat(Quantities.typed(typed, "quantity.X")).isEqualTo(quantity);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"1.5,-,1,true,whole", "4,-,5,true,minimum", "30,25,25,true,pack", "0.5,-,2,false,minimum",
            "5,-,5,true,-", "50,25,25,true,-", "2.75,-,2,false,-"})
    void productIsSoldByItsUnitPackAndMinimum(BigDecimal quantity, BigDecimal pack, BigDecimal least, boolean whole, String reason) {
        assertThat(Quantities.problem(quantity, price(pack, least, whole), "f").map(FormRefused.Problem::messageKey).orElse(null))
                .isEqualTo(reason == null ? null : "catalog.refused." + reason);
    }

    @Test
    void packIsSuggestedBelowAndAbove() {
        assertThat(Quantities.problem(new BigDecimal(30), price(new BigDecimal(25), BigDecimal.ONE, true), "f").orElseThrow().arguments())
                .containsExactly(new BigDecimal(25), new BigDecimal(25), new BigDecimal(50), "st");
        assertThat(Quantities.least(price(new BigDecimal(25), new BigDecimal(30), true))).isEqualByComparingTo("50");
    }

    private static ErpPrice price(BigDecimal pack, BigDecimal least, boolean whole) {
        return new ErpPrice("X", "X", "st", pack, least, whole, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.TEN, false, new BigDecimal(21));
    }
}

package eu.kapstok.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.testing.KapstokTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class RetentionTest {

    @Autowired
    Retention retention;

    @ParameterizedTest
    @CsvSource({
        "invoice,  BE, 2026-03-15, 2037-01-01",
        "invoice,  BE, 2022-03-15, 2030-01-01",
        "voucher,  BE, 2026-05-01, 2034-01-01",
        "invoice,  NL, 2026-12-31, 2034-01-01",
        "quote,    BE, 2026-03-15, 2030-01-01",
        "building, NL, 2026-06-01, 2036-01-01",
        "contract, BE, 2026-06-30, 2036-07-01"})
    void documentIsKeptAsLongAsTheRuleOfItsTimeSays(String kind, String country, LocalDate date, LocalDate deleteOn) {
        assertThat(retention.deleteOn(kind, country, date)).isEqualTo(deleteOn);
    }

    @Test
    void kindWithoutRuleIsNotGuessed() {
        assertThatThrownBy(() -> retention.deleteOn("postcard", "BE", LocalDate.of(2026, 1, 1)))
                .hasMessage("No retention rule for postcard in BE on 2026-01-01");
    }
}

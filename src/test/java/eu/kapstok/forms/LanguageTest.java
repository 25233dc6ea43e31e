package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "NL | 1.234,56 | 1234.56", "NL | 1234,56 | 1234.56", "NL | 1.234 | 1234", "NL | 12.5 | 12.5", "NL | -0,5 | -0.5",
            "FR | 1 234,56 | 1234.56", "FR | 1.234,56 | 1234.56", "FR | 12,5 | 12.5", "FR | 1\u202f234\u202f567 | 1234567",
            "EN | 1,234.56 | 1234.56", "EN | 1234.56 | 1234.56", "EN | 1,234 | 1234", "EN | 12,5 | 12.5", "EN | +7 | 7"})
    void takesNumbersAsTheLanguageWritesThem(Language language, String typed, BigDecimal number) {
        assertThat(language.number(typed)).hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1e309", "12,34,56", "1.23.4", "--1", "NaN", "Infinity", "0x10", "١٢", "1'", "12 €"})
    void takesNothingElseForANumber(String typed) {
        assertThat(Language.NL.number(typed)).isEmpty();
    }

    @Test
    void takesADayThatExists() {
        assertThat(Language.date("2026-11-22")).contains(LocalDate.of(2026, 11, 22));
        assertThat(Language.date("22/11/2026")).contains(LocalDate.of(2026, 11, 22));
        assertThat(Language.date("1-2-2026")).contains(LocalDate.of(2026, 2, 1));
        assertThat(Language.date("2028-02-29")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-31", "31/02/2026", "2026-13-01", "2026-00-10", "22/11/26", "tomorrow", "2026-11-22T10:00", "99999-01-01"})
    void takesNoDayThatDoesNot(String typed) {
        assertThat(Language.date(typed)).isEmpty();
    }

    @Test
    void writesAsTheLanguageDoes() {
        assertThat(Language.NL.write(new BigDecimal("1234.50"))).isEqualTo("1.234,50");
        assertThat(Language.FR.write(new BigDecimal("1234.50"))).isEqualTo("1\u202f234,50");
        assertThat(Language.EN.write(1234.5)).isEqualTo("1,234.5");
        assertThat(Language.NL.write(LocalDate.of(2026, 3, 1))).isEqualTo("1 maart 2026");
        assertThat(Language.FR.write(LocalDate.of(2026, 3, 1))).isEqualTo("1er mars 2026");
        assertThat(Language.NL.write(true)).isEqualTo("ja");
        assertThat(Language.NL.edit(new BigDecimal("1234.50"))).isEqualTo("1234,50");
    }

    @Test
    void speaksDutchToWhoeverSpeaksNoneOfTheThree() {
        assertThat(Language.of(Locale.GERMAN)).isEqualTo(Language.NL);
        assertThat(Language.of(Locale.forLanguageTag("fr-BE"))).isEqualTo(Language.FR);
    }
}

package eu.kapstok.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

class FormatsTest {

    private final Formats formats = new Formats();

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nl | 1234.56  | €·1.234,56",
        "nl | -0.5     | €·-0,50",
        "nl | 0        | €·0,00",
        "fr | 1234567.8| 1~234~567,80·€",
        "fr | -12      | -12,00·€",
        "en | 1234.565 | €1,234.57",
        "en | -3       | -€3.00"
    })
    void amountsStandAsTheLanguageWritesThem(String language, BigDecimal amount, String written) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));

        assertThat(formats.money(amount)).isEqualTo(written.replace('·', '\u00a0').replace('~', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nl | 0.1234 | €·0,1234",
        "nl | 12.5   | €·12,50",
        "fr | 0.125  | 0,125·€",
        "en | 0.125  | €0.125"
    })
    void unitPricesKeepTheirDecimals(String language, BigDecimal price, String written) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));

        assertThat(formats.price(price)).isEqualTo(written.replace('·', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nl | 2026-11-01 | 1 november 2026   | 1 november 2026 om 14:05",
        "fr | 2026-11-01 | 1er novembre 2026 | 1er novembre 2026 à 14:05",
        "en | 2026-11-01 | 1 November 2026   | 1 November 2026 at 14:05"
    })
    void datesStandAsTheLanguageWritesThem(String language, LocalDate date, String written, String moment) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));

        assertThat(breakable(formats.date(date))).isEqualTo(written);
        assertThat(breakable(formats.moment(Instant.parse(date + "T13:05:00Z")))).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"nl | 12,5·% | 1.000,125", "fr | 12,5·% | 1~000,125", "en | 12.5% | 1,000.125"})
    void numbersStandAsTheLanguageWritesThem(String language, String percent, String quantity) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));

        assertThat(formats.percent(new BigDecimal("12.50"))).isEqualTo(percent.replace('·', '\u00a0'));
        assertThat(formats.number(new BigDecimal("1000.1250"))).isEqualTo(quantity.replace('~', '\u00a0'));
    }

    private static String breakable(String text) {
        return text.replace('\u00a0', ' ');
    }
}

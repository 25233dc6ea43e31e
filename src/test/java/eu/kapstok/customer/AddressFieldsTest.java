package eu.kapstok.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.forms.FormRefused;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressFieldsTest {

    private static final Map<String, String> RIGHT = Map.of("label", " Werf ", "name", "Peeters", "street", "Kaai", "houseNumber", "12",
            "postalCode", "2000", "city", "Antwerpen", "country", "BE");

    @ParameterizedTest
    @CsvSource({"BE,2000,2000", "BE,B-2000,2000", "NL,1012ab,1012 AB", "NL,1012  AB,1012 AB", "LU,L-1234,1234", "FR,59000,59000", "DE,52062,52062"})
    void postalCodeIsKeptAsItsCountryWritesIt(String country, String typed, String kept) {
        assertThat(typed(Map.of("country", country, "postalCode", typed)).postalCode()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"BE,0999", "BE,20000", "BE,1012 AB", "NL,2000", "NL,0012 AB", "NL,1012 SS", "NL,1012 A1", "LU,12345", "FR,1234", "DE,ABCDE"})
    void postalCodeOfAnotherShapeIsRefused(String country, String typed) {
        assertRefused("postalCode", Map.of("country", country, "postalCode", typed));
    }

    @ParameterizedTest
    @CsvSource({"label,''", "street,' '", "houseNumber,''", "city,''", "country,XX", "country,''", "phone,abc", "phone,0412345678",
            "name,Pe\u202eters", "street,Ka\u0000ai"})
    void whatCannotBeMeantIsRefusedAtItsField(String field, String typed) {
        assertRefused(field, Map.of(field, typed));
    }

    @Test
    void tooLongIsRefusedAndNothingElseIsSaidOfThatField() {
        assertThatThrownBy(() -> typed(Map.of("label", "x".repeat(61)))).isInstanceOfSatisfying(FormRefused.class, refused ->
                assertThat(refused.problems()).singleElement().extracting(FormRefused.Problem::messageKey).isEqualTo("forms.problem.tooLong"));
    }

    @Test
    void boxIsWrittenAsTheCountryDoes() {
        assertThat(typed(Map.of("box", "3")).destination().inOneLine()).isEqualTo("Peeters, Kaai 12 bus 3, 2000 Antwerpen");
        assertThat(typed(Map.of("box", "3", "country", "NL", "postalCode", "1012 AB")).destination().street()).isEqualTo("Kaai 12-3");
        assertThat(typed(Map.of()).destination().street()).isEqualTo("Kaai 12");
        assertThat(typed(Map.of()).label()).isEqualTo("Werf");
    }

    private static void assertRefused(String field, Map<String, String> typed) {
        assertThatThrownBy(() -> typed(typed)).isInstanceOfSatisfying(FormRefused.class, refused ->
                assertThat(refused.problems()).extracting(FormRefused.Problem::field).containsExactly(field));
    }

    private static AddressFields typed(Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(RIGHT);
        all.putAll(changed);
        return AddressFields.typed(all::get);
    }
}

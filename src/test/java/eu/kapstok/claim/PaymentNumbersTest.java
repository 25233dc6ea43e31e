package eu.kapstok.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.documents.QrSvg;
import eu.kapstok.documents.SampleRenderer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References, account and company numbers, and payment codes, to the byte. */
class PaymentNumbersTest {

    @ParameterizedTest
    @CsvSource({"0000000000, +++000/0000/00097+++", "0000000001, +++000/0000/00101+++", "0000000097, +++000/0000/09797+++",
        "2026001234, +++202/6001/23464+++", "1234567890, +++123/4567/89002+++"})
    void structuredCommunicationIsMadeOfTenDigits(String base, String printed) {
        assertThat(StructuredCommunication.printed(StructuredCommunication.of(base))).isEqualTo(printed);
        assertThat(StructuredCommunication.read(printed)).hasValue(StructuredCommunication.of(base));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+++090/9337/55493+++", "+++010/8068/17183+++", "+++123/4567/89002+++", "***123/4567/89002***", "123456789002",
        "123/4567/89002", "+++ 123/4567/89002 +++"})
    void rightStructuredCommunicationIsRead(String typed) {
        assertThat(StructuredCommunication.read(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"010/8068/17180", "+++123/4567/89012+++", "+++000/0000/00000+++", "++700/8000/90602+++", "", "12345678900", "1234567890021"})
    void wrongStructuredCommunicationIsNotRead(String typed) {
        assertThat(StructuredCommunication.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"539007547034, RF18539007547034, RF18 5390 0754 7034", "2026001234, RF222026001234, RF22 2026 0012 34",
        "INV2026001234, RF74INV2026001234, RF74 INV2 0260 0123 4", "ABC123, RF47ABC123, RF47 ABC1 23"})
    void creditorReferenceIsMadeAndPrintedInGroups(String reference, String whole, String printed) {
        assertThat(CreditorReference.of(reference)).isEqualTo(whole);
        assertThat(CreditorReference.printed(whole)).isEqualTo(printed);
        assertThat(CreditorReference.read(printed.toLowerCase())).hasValue(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RF17539007547034", "RF18", "18539007547034", "RF18 5390 0754 7034 1234 5678 9012 3"})
    void wrongCreditorReferenceIsNotRead(String typed) {
        assertThat(CreditorReference.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"000202600001234, 1000202600001234", "000000000000001, 9000000000000001", "123456789012345, 0123456789012345",
        "2026001, 172026001", "123456789, 09123456789", "202600123456, 62202600123456"})
    void dutchReferenceHasACheckDigit(String digits, String reference) {
        assertThat(DutchReference.of(digits)).isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5010002167010010", "3010002167042021", "0001041146910100", "9001041146812501", "2017166777600001"})
    void dutchReferencesInUseAreRight(String reference) {
        assertThat(DutchReference.read(reference)).hasValue(reference);
        assertThat(DutchReference.read((reference.charAt(0) == '9' ? '0' : '9') + reference.substring(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BE68539007547034", "BE72000000001616", "NL91ABNA0417164300", "BE32123456789002", "BE54000000009797", "be68 5390 0754 7034"})
    void rightAccountNumberIsRead(String typed) {
        assertThat(Iban.read(typed)).hasValue(typed.replace(" ", "").toUpperCase());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BE68539007547035", "BE6853900754703", "NL91ABNA041716430", "BE", "", "XX00"})
    void wrongAccountNumberIsNotRead(String typed) {
        assertThat(Iban.read(typed)).isEmpty();
    }

    @Test
    void belgianAccountHasDigitsOfItsOwnThatCheckIt() {
        assertThat(Iban.isBelgianAccount("123456789002")).isTrue();
        assertThat(Iban.isBelgianAccount("123456789003")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0403.019.261", "BE 0428759497", "BE0440966354", "BE0831797467", "BE1000000021", "0999.999.922", "403019261"})
    void rightBelgianNumberIsRead(String typed) {
        assertThat(CompanyNumbers.belgian(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BE0431150351", "BE 0403.019.262", "BE1000000052", "2403019261", ""})
    void wrongBelgianNumberIsNotRead(String typed) {
        assertThat(CompanyNumbers.belgian(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NL004495445B01", "NL123456782B04", "NL002455799B11", "NL000099998B57", "nl 0044.95.445.B.01"})
    void rightDutchVatNumberIsRead(String typed) {
        assertThat(CompanyNumbers.dutchVat(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NL123456789B90", "NL1234567B01", "NL000000000B01"})
    void wrongDutchVatNumberIsNotRead(String typed) {
        assertThat(CompanyNumbers.dutchVat(typed)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Q1, Voorbeeld BV,     BE68539007547034,   1815.00, ,               +++202/6001/23464+++, BCD|002|1|SCT||Voorbeeld BV|BE68539007547034|EUR1815.00|||+++202/6001/23464+++, 78",
        "Q2, Voorbeeld BV,     BE68539007547034,   1815.00, RF222026001234, ,                     BCD|002|1|SCT||Voorbeeld BV|BE68539007547034|EUR1815.00||RF222026001234, 71",
        "Q4, Café Ünïque NV,   NL91ABNA0417164300, 0.01,    ,               Factuur 2026-0007,    BCD|002|1|SCT||Café Ünïque NV|NL91ABNA0417164300|EUR0.01|||Factuur 2026-0007, 79"})
    void paymentCodeSaysExactlyThis(String id, String holder, String iban, BigDecimal amount, String structured, String text, String lines, int bytes) {
        String payload = new EpcCode(null, holder, iban, amount, null, structured, text, null).payload();

        assertThat(payload).isEqualTo(lines.replace('|', '\n'));
        assertThat(payload.getBytes(StandardCharsets.UTF_8)).hasSize(bytes);
    }

    @Test
    void q5LeavesTheAmountToThePayer() {
        assertThat(new EpcCode(null, "Voorbeeld BV", "BE68539007547034", null, null, null, "gift", null).payload())
                .isEqualTo("BCD\n002\n1\nSCT\n\nVoorbeeld BV\nBE68539007547034\n\n\n\ngift").hasSize(52);
    }

    @Test
    void q6LongestCodeIsAcceptedAndOneByteMoreIsNot() {
        String note = "I".repeat(61);
        EpcCode longest = new EpcCode("GKCCBEBB", "N".repeat(70), "BE68539007547034", new BigDecimal("999999999.99"), null, null, "T".repeat(140), note);

        assertThat(longest.payload().getBytes(StandardCharsets.UTF_8)).hasSize(331);
        assertThatThrownBy(() -> new EpcCode("GKCCBEBB", "N".repeat(70), "BE68539007547034", new BigDecimal("999999999.99"), null, null,
                "T".repeat(140), note + "I")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void q8ReferenceAndTextExcludeEachOther() {
        assertThatThrownBy(() -> new EpcCode(null, "Voorbeeld BV", "BE68539007547034", BigDecimal.ONE, null, "RF222026001234", "text", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"10, true, EUR1815.00||+++202/6001/23464+++", "10, false, EUR1815.00||202600123464", "11, true, EUR1815.00|||+++202/6001/23464+++"})
    void settingSaysWhereTheStructuredCommunicationStands(int line, boolean signs, String end) {
        PayTo payTo = new PaymentCodes(SampleRenderer.seller(), new PaymentSettings("Voorbeeld BV", null, line, signs, false, null))
                .payTo(new BigDecimal("1815.00"), PaymentReference.of("test", "2026001234", "BE"));

        assertThat(payTo.qr()).isEqualTo("BCD\n002\n1\nSCT\n\nVoorbeeld BV\nBE68539007547034\n" + end.replace('|', '\n'));
    }

    @Test
    void paymentPageIsToldAmountAndReference() {
        PayTo payTo = new PaymentCodes(SampleRenderer.seller(),
                new PaymentSettings(null, null, 10, true, false, "https://pay.example/?sum={amount}&ref={reference}"))
                .payTo(new BigDecimal("1815.00"), PaymentReference.of("test", "2026001234", "NL"));

        assertThat(payTo.paymentLink()).isEqualTo("https://pay.example/?sum=1815.00&ref=RF222026001234");
        assertThat(payTo.holder()).isEqualTo("Installatiehuis De Kapstok NV");
        assertThat(payTo.iban()).isEqualTo("BE68 5390 0754 7034");
    }

    @Test
    void dutchCustomersCanPayUnderADutchReference() {
        PaymentReference reference = PaymentReference.of("test", "2026001234", "NL", true);

        assertThat(reference.compact()).hasSize(16).endsWith("000002026001234");
        assertThat(DutchReference.read(reference.printed())).hasValue(reference.compact());
        assertThat(reference.printed()).hasSize(19);
        assertThat(new PaymentCodes(SampleRenderer.seller(), new PaymentSettings("Voorbeeld BV", null, 10, true, true, null))
                .payTo(new BigDecimal("1815.00"), reference).qr()).endsWith("EUR1815.00\n\n\n" + reference.compact());
    }

    @Test
    void pictureOfACodeForPagesSaysWhatItIs() {
        assertThat(QrSvg.of("text", "Code \"1\"")).startsWith("<svg ").contains("role=\"img\"", "aria-label=\"Code &quot;1&quot;\"").doesNotContain("style");
    }
}

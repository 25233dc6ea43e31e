package eu.kapstok.claim;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.documents.SampleRenderer;
import eu.kapstok.documents.Templates;
import eu.kapstok.erp.ErpCustomer.Kind;
import eu.kapstok.notifications.Mail;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.templatemode.TemplateMode;

/** The mails that bring the letters, in every language. */
class LetterMailsTest {

    private final LetterMails mails = new LetterMails(SampleRenderer.messages());

    @ParameterizedTest
    @EnumSource(LetterLevel.class)
    void everyLetterHasAMailThatSaysHowToPay(LetterLevel level) {
        for (String language : List.of("nl", "fr", "en")) {
            Mail mail = mails.of(letter(level, language), "anna@example.org", "Anna", List.of(UUID.randomUUID()), "D1");

            String subject = SampleRenderer.messages().getMessage("mail.dunning.subject", mail.subjectArguments().toArray(), mail.locale());
            assertThat(subject).contains(language.equals("nl") ? "480,00" : language.equals("fr") ? "480,00\u00a0€" : "€480.00");
            for (String text : List.of(write(mail, ".html", TemplateMode.HTML), write(mail, ".txt", TemplateMode.TEXT))) {
                assertThat(text).contains("BE68 5390 0754 7034", "F2026-00042", "Installatiehuis De Kapstok NV", "https://klanten.example/portal/invoices")
                        .doesNotContain("null", "??");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"FREE_REMINDER_XIX2, false", "FRIENDLY_REMINDER, false", "REMINDER_1_NO_COST, true", "FINAL_NOTICE_8_DAYS, true"})
    void belgianBusinessReadsThatItsInvoiceIsElectronic(LetterLevel level, boolean said) {
        assertThat(write(mails.of(letter(level, "nl"), "anna@example.org", "Anna", List.of(), "D1"), ".txt", TemplateMode.TEXT).contains("Peppol"))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void thanksAreSaidAfterAFormalNotice(String language) {
        Mail mail = mails.thanks("C10042", "anna@example.org", "Anna", Locale.forLanguageTag(language), "D1", "https://klanten.example/portal/invoices");

        assertThat(write(mail, ".html", TemplateMode.HTML)).contains("Anna", "https://klanten.example/portal/invoices").doesNotContain("IBAN", "null");
        assertThat(write(mail, ".txt", TemplateMode.TEXT)).contains("Anna").doesNotContain("IBAN", "null");
    }

    @Test
    void freeReminderAsksForNoCharge() {
        String text = write(mails.of(letter(LetterLevel.FREE_REMINDER_XIX2, "nl"), "anna@example.org", "Anna", List.of(), "D1"), ".txt", TemplateMode.TEXT);

        assertThat(text).contains("Deze herinnering kost u niets", "29 oktober").doesNotContain("interest", "kosten begrepen");
    }

    private static String write(Mail mail, String ending, TemplateMode mode) {
        Map<String, Object> model = new HashMap<>(mail.model());
        model.put("subject", "subject");
        model.put("seller", SampleRenderer.seller());
        return new Templates(SampleRenderer.messages(), "templates/mail/", ending, mode).write(mail.template(), mail.locale(), model)
                .replace('\u00a0', ' ');
    }

    private static Letter letter(LetterLevel level, String language) {
        Kind kind = Stream.of(Kind.values()).filter(one -> level.fits("BE", one) || level.fits("NL", one)).findFirst().orElseThrow();
        String country = level.fits("BE", kind) ? "BE" : "NL";
        LocalDate on = LocalDate.of(2026, 10, 15);
        Claim claim = SampleTables.calculator(ClaimTerms.ofTheLaw()).calculate(new ClaimRequest(country, kind,
                List.of(ClaimInvoice.of("F2026-00042", new BigDecimal("480.00"), null, LocalDate.of(2026, 8, 31))), null, on));
        PayTo payTo = new PaymentCodes(SampleRenderer.seller(), new PaymentSettings(null, null, 10, true, false, null))
                .payTo(new BigDecimal("480.00"), PaymentReference.of("dunning:C10042", "2026001234", country));
        return new Letter(level, "L2026-00001", on, Channel.EMAIL, Locale.forLanguageTag(language), country, kind, "C10042", "Peeters & Zonen", null,
                "Anna", null, claim, SampleTables.periods().belgianConsumer(on, Channel.EMAIL), payTo,
                "https://klanten.example/portal/invoices", null, List.of());
    }
}

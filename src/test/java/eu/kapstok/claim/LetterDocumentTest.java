package eu.kapstok.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.claim.ClaimTerms.ConsumerClause;
import eu.kapstok.documents.SampleRenderer;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpCustomer.Kind;
import eu.kapstok.testing.Judge;
import eu.kapstok.testing.Pdf;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each letter says, and that none goes out without what the law wants in it. */
class LetterDocumentTest {

    private static final LocalDate ON = LocalDate.of(2026, 10, 15);
    private static final ClaimTerms TERMS = ClaimTerms.ofTheLaw().with(ConsumerClause.LEGAL_MAXIMUM, true);

    private final ClaimCalculator calculator = SampleTables.calculator(TERMS);
    private final LetterDocument documents =
            new LetterDocument(SampleRenderer.get(), SampleRenderer.messages(), calculator, SampleRenderer.seller());

    static Stream<Arguments> letters() {
        return Arrays.stream(LetterLevel.values()).flatMap(level -> Stream.of("BE", "NL")
                .filter(country -> Stream.of(Kind.values()).anyMatch(kind -> level.fits(country, kind)))
                .map(country -> Arguments.of(level, country)));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void everyLetterHasWhatTheLawWantsAndIsReadableForEver(LetterLevel level, String country) throws IOException {
        for (String language : List.of("nl", "fr", "en")) {
            Letter letter = letter(level, country, language);
            Pdf pdf = new Pdf(documents.render(letter));

            Path pictures = Files.createDirectories(Path.of("target/pictures"));
            for (int page = 0; page < pdf.pages().size(); page++) {
                ImageIO.write(pdf.picture(page), "png",
                        pictures.resolve("letter-%s-%s-%s-%d.png".formatted(level, country, language, page + 1)).toFile());
            }
            assertThat(pdf.text()).doesNotContain("#", "??", "null");
            assertThat(pdf.qrCode(0)).as("%s %s %s", level, country, language).hasValue(letter.payTo().qr());
            if (language.equals("nl")) {
                pdf.keepsBothStandards();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("letters")
    void letterThatLostAFieldDoesNotGoOut(LetterLevel level, String country) {
        Letter letter = letter(level, country, "nl");
        Map<String, Object> model = documents.model(letter);
        ClaimCalculator.Announced announced = (ClaimCalculator.Announced) model.get("announced");
        String html = documents.html(letter, model);
        Set<String> mandatory = LetterFields.mandatory(letter, announced);

        assertThat(LetterFields.problems(html, letter, announced)).isEmpty();
        for (String field : mandatory) {
            Document page = Jsoup.parse(html);
            page.select("[data-field=" + field + "]").forEach(Element::remove);
            assertThat(LetterFields.problems(page.outerHtml(), letter, announced)).contains(field + " is missing");
        }
        for (String field : LetterFields.forbidden(level)) {
            Document page = Jsoup.parse(html);
            page.body().append("<span data-field=\"" + field + "\">7.50</span>");
            assertThat(LetterFields.problems(page.outerHtml(), letter, announced)).containsExactly(field + " may not be there");
        }
    }

    @Test
    void belgianConsumersFirstReminderNamesWhatTheLawLists() {
        Letter letter = letter(LetterLevel.FREE_REMINDER_XIX2, "BE", "nl");
        Set<String> mandatory = LetterFields.mandatory(letter, calculator.announced("BE", letter.claim().openAmount(), ON));

        assertThat(mandatory).contains("openAmount", "capAmount", "creditorName", "enterpriseNumber", "productDescription", "dueDate", "lastFreeDay",
                "howToDispute");
        assertThat(LetterFields.forbidden(letter.level())).contains("interest", "compensation", "collectionCost");
        String text = new Pdf(documents.render(letter)).text().replaceAll("\\s+", " ");
        assertThat(text).contains("Eerste herinnering (kosteloos)", "€ 480,00", "€ 63,00", "0999.018.737", "Circulatiepomp", "29 oktober 2026", "10,5 %");
        assertThat(text).doesNotContain("Nalatigheidsinterest", "Incassokosten", "Te betalen");
    }

    @Test
    void dutchFourteenDayLetterSaysTheExactFeeAndTheTermInTheWordsOfTheCourt() {
        String text = new Pdf(documents.render(letter(LetterLevel.WIK_14_DAY_LETTER, "NL", "nl"))).text().replaceAll("\\s+", " ");

        assertThat(text).contains("binnen vijftien dagen nadat deze brief bij u is bezorgd", "€ 72,00", "Wettelijke rente tot en met 15 oktober 2026");
        assertThat(text).doesNotContain("binnen veertien dagen na vandaag", "plus btw");
    }

    @Test
    void vatOnTheFeeIsSaidWithItsReason() {
        ClaimCalculator withVat = SampleTables.calculator(TERMS.with(ClaimTerms.DutchCosts.SCALE, true));
        String text = new Pdf(new LetterDocument(SampleRenderer.get(), SampleRenderer.messages(), withVat, SampleRenderer.seller())
                .render(letter(LetterLevel.WIK_14_DAY_LETTER, "NL", "nl"))).text().replaceAll("\\s+", " ");

        assertThat(text).contains("€ 72,00 plus btw van € 15,12", "niet aftrekken");
    }

    @Test
    void businessReadsEveryChargeWithItsRateAndLaw() {
        String text = new Pdf(documents.render(letter(LetterLevel.REMINDER_2_INTEREST_PLUS_40, "BE", "nl"))).text().replaceAll("\\s+", " ");

        assertThat(text).contains("Aanmaning", "F2026-00042", "31 augustus 2026", "23,50", "€ 40,00 per factuur", "€ 1.878,50", "10,5 %",
                "wet van 2 augustus 2002", "+++202/6001/23464+++", "Peppol", "1/09/2026 – 15/10/2026");
    }

    @Test
    void letterForAnotherLawIsRefused() {
        assertThatThrownBy(() -> letter(LetterLevel.WIK_14_DAY_LETTER, "BE", "nl")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Letter(LetterLevel.REMINDER_2_INTEREST_PLUS_40, "D1", ON, Channel.EMAIL, Locale.forLanguageTag("nl"), "BE",
                Kind.CONSUMER, "C1", "x", null, null, null, null, null, null, null, null, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letterThatChargesNothingLeavesTheChargesOut() {
        Letter letter = letter(LetterLevel.REMINDER_1_NO_COST, "BE", "nl");

        assertThat(letter.claim().total()).isEqualTo(letter.claim().openAmount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr"})
    void statementShowsTheAgeOfWhatIsOpen(String language) throws IOException {
        Pdf pdf = new Pdf(new StatementDocument(SampleRenderer.get()).render(statement(language),
                payTo(new BigDecimal("2315.00"), "BE")));

        pdf.keepsBothStandards();
        assertThat(pdf.text()).contains("F2026-00042", "1" + (language.equals("fr") ? " " : ".") + "815,00", "-100,00");
        ImageIO.write(pdf.picture(0), "png", Files.createDirectories(Path.of("target/pictures")).resolve("statement-" + language + ".png").toFile());
    }

    @ParameterizedTest
    @EnumSource(Statement.Age.class)
    void everyAgeHasItsColumn(Statement.Age age) {
        BigDecimal open = statement("nl").ageing().stream().filter(aged -> aged.age() == age).findFirst().orElseThrow().open();
        assertThat(open).isEqualTo(switch (age) {
            case NOT_DUE -> "200.00";
            case DAYS_30 -> "-100.00";
            case DAYS_60 -> "1815.00";
            case DAYS_90 -> "0.00";
            case OLDER -> "400.00";
        });
    }

    @ParameterizedTest
    @MethodSource("letters")
    void codeOnEveryLetterIsReadByAnotherProgram(LetterLevel level, String country) throws IOException {
        Judge draw = Judge.require("pdftoppm");
        Judge zbar = Judge.require("zbarimg");
        Path folder = Files.createTempDirectory("letter");
        for (String language : List.of("nl", "fr")) {
            Letter letter = letter(level, country, language);
            Path file = Files.write(folder.resolve(language + ".pdf"), documents.render(letter));
            Path page = folder.resolve(language + ".png");
            draw.says("-r", "150", "-f", "1", "-l", "1", "-singlefile", "-png", file.toString(), folder.resolve(language).toString());

            assertThat(zbar.says("--raw", "--quiet", page.toString())).as("%s %s %s, with what the program says of its own", level, country, language)
                    .contains(letter.payTo().qr() + "\n");
        }
    }

    private Letter letter(LetterLevel level, String country, String language) {
        boolean consumer = Stream.of(Kind.CONSUMER).anyMatch(kind -> level.fits("BE", kind) || level.fits("NL", kind));
        Kind kind = consumer ? Kind.CONSUMER : Kind.BUSINESS;
        BigDecimal amount = new BigDecimal(consumer ? "480.00" : "1815.00");
        LocalDate due = LocalDate.of(2026, 8, 31);
        ClaimNotice notice = level == LetterLevel.NOTICE_WITH_CAPPED_CHARGES || level == LetterLevel.CLAIM_WITH_BIK
                ? ClaimNotice.sent(LocalDate.of(2026, 9, 14), Channel.EMAIL) : null;
        Claim claim = calculator.calculate(new ClaimRequest(country, kind, List.of(new ClaimInvoice("F2026-00042", amount,
                LocalDate.of(2026, 8, 1), due, consumer ? "Circulatiepomp 25-60, met montage" : null, List.of(), List.of())), notice, ON));
        NoticePeriod period = switch (level) {
            case FREE_REMINDER_XIX2, WIK_14_DAY_LETTER -> SampleTables.periods().consumer(country, ON, Channel.EMAIL, null);
            case FINAL_NOTICE_8_DAYS -> SampleTables.periods().business(country, ON, Channel.EMAIL, 8);
            default -> null;
        };
        BigDecimal asked = level.charges() ? claim.total() : claim.openAmount();
        return new Letter(level, "L2026-00001", ON, Channel.EMAIL, Locale.forLanguageTag(language), country, kind, "C10042", "Peeters & Zonen",
                consumer ? null : "BE0999014282", "Anna Peeters",
                new ErpAddress("A1", "Peeters & Zonen", "Battelsesteenweg 214", "2800", "Mechelen", country), claim, period,
                payTo(asked, country), "https://klanten.dekapstok.example/portal/owed", statement(language),
                level == LetterLevel.FINAL_NOTICE_8_DAYS ? List.of(LocalDate.of(2026, 9, 8), LocalDate.of(2026, 9, 22)) : List.of());
    }

    private static PayTo payTo(BigDecimal amount, String country) {
        return new PaymentCodes(SampleRenderer.seller(), new PaymentSettings(null, "GKCCBEBB", 10, true, false, null))
                .payTo(amount, PaymentReference.of("dunning:C10042", "2026001234", country));
    }

    private static Statement statement(String language) {
        return new Statement(ON, "C10042", "Peeters & Zonen", new ErpAddress("A1", null, "Battelsesteenweg 214", "2800", "Mechelen", "BE"),
                Locale.forLanguageTag(language), List.of(
                        new Statement.Row("F2026-00011", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31), new BigDecimal("400.00"), new BigDecimal("400.00"), true),
                        new Statement.Row("F2026-00042", LocalDate.of(2026, 8, 1), LocalDate.of(2026, 8, 31), new BigDecimal("1815.00"), new BigDecimal("1815.00"), false),
                        new Statement.Row("CN2026-0003", LocalDate.of(2026, 9, 20), LocalDate.of(2026, 9, 20), new BigDecimal("-100.00"), new BigDecimal("-100.00"), false),
                        new Statement.Row("F2026-00077", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31), new BigDecimal("200.00"), new BigDecimal("200.00"), false)));
    }
}

package eu.kapstok.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.options.FilePayload;
import eu.kapstok.security.RateLimits;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.ui.ExtendedModelMap;

/** The public page as strangers meet it. */
@KapstokTest
class VerifyTest {

    @Autowired
    MockMvc web;
    @Autowired
    Browser browser;
    @Autowired
    EvidenceRecords evidence;
    @Autowired
    Sealing sealing;
    @Autowired
    JdbcTemplate database;
    @Autowired
    FileChecks checks;
    @Autowired
    PostgresEvidence records;
    @Autowired
    SealedDocuments register;
    @Autowired
    SealKeys keys;
    @Autowired
    RateLimits limits;

    private final String key = "CT-VERIFY-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);

    @ParameterizedTest
    @CsvSource({"nl-BE, Echt en ongewijzigd, Gewijzigd na ondertekening, Niet van ons", "fr-BE, Authentique et inchangé, Modifié après la signature, Pas de nous",
        "en-GB, Genuine and unchanged, Changed after signing, Not one of ours"})
    void anybodyHasAFileCheckedOnAPhone(String language, String genuine, String changed, String strange) throws Exception {
        byte[] whole = signed();
        byte[] other = whole.clone();
        other[3000] ^= 1;
        try (Visit visit = browser.visit().phone().language(language).nobody()) {
            visit.go("/verify");
            look(visit, "verify-" + language);
            for (String[] one : new String[][] {{genuine, "genuine"}, {changed, "changed"}, {strange, "strange"}}) {
                byte[] file = one[0].equals(genuine) ? whole : one[0].equals(changed) ? other : SampleSealed.draft();
                visit.page().locator("#file").setInputFiles(new FilePayload("contract.pdf", "application/pdf", file));
                visit.page().locator("main button[type=submit]").click();
                assertThat(visit.page().locator("#verdict").textContent()).isEqualTo(one[0]);
                look(visit, "verify-" + one[1] + "-" + language);
            }
        }
    }

    @Test
    void pageWorksAtADeskWithoutJavaScript() throws Exception {
        byte[] whole = signed();
        try (Visit visit = browser.visit().desk().withoutJavaScript().nobody()) {
            visit.go("/verify/" + evidence.find(key).orElseThrow().code());
            assertThat(visit.page().locator("main").textContent()).contains(key, "volledig ondertekend").doesNotContain("Anna Peeters");
            visit.picture("verify-known");
            visit.page().locator("#file").setInputFiles(new FilePayload("contract.pdf", "application/pdf", whole));
            visit.page().locator("main button[type=submit]").click();
            assertThat(visit.page().locator("main").textContent()).contains("Echt en ongewijzigd", "Anna Peeters", "Sofie Maes");
            visit.picture("verify-genuine");
        }
    }

    @Test
    void codeThatNobodyGaveOutIsSaidToBeUnknown() throws Exception {
        web.perform(get("/verify/abc")).andExpect(status().isNotFound())
                .andExpect(content().string(Matchers.containsString("Deze code hoort niet bij een document van ons")));
        web.perform(get("/verify/" + "x".repeat(22) + "'--")).andExpect(status().isNotFound());
    }

    @Test
    void fileIsNeitherKeptNorAsksForASession() throws Exception {
        long kept = database.queryForObject("select count(*) from kapstok.document_content", Long.class);
        web.perform(multipart("/verify").file(new MockMultipartFile("file", "a.pdf", "application/pdf", SampleSealed.draft())))
                .andExpect(status().isOk()).andExpect(content().string(Matchers.containsString("Niet van ons")))
                .andExpect(result -> assertThat(result.getRequest().getSession(false)).isNull())
                .andExpect(result -> assertThat(result.getResponse().getHeader("Cache-Control")).contains("no-store"));
        assertThat(database.queryForObject("select count(*) from kapstok.document_content", Long.class)).isEqualTo(kept);
    }

    @Test
    void noFileAnEmptyOneAndOneAboveTwentyMebibytesAreExplained() throws Exception {
        web.perform(multipart("/verify")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("Kies eerst een bestand")));
        web.perform(multipart("/verify").file(new MockMultipartFile("file", new byte[0]))).andExpect(status().isUnprocessableEntity());
        web.perform(multipart("/verify").file(new MockMultipartFile("file", new byte[FileChecks.LARGEST + 1])))
                .andExpect(status().isPayloadTooLarge()).andExpect(content().string(Matchers.containsString("groter dan 20 MB")));
    }

    @Test
    void whoAsksTooOftenIsToldToWait() throws Exception {
        SigningSettings few = new SigningSettings(SigningSettings.Mode.TRIAL, "", null, null, null, null, 0,
                new SigningSettings.TimeStamp(null, null, null, Duration.ofSeconds(1)), 1);
        VerifyController controller = new VerifyController(checks, records, register, keys, limits, few);
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("198.51.100." + ThreadLocalRandom.current().nextInt(250));
        database.update("delete from kapstok.limited_use where kind = 'verify' and key = ?", request.getRemoteAddr());
        MockMultipartFile file = new MockMultipartFile("file", "Hello".getBytes(StandardCharsets.UTF_8));

        MockHttpServletResponse first = new MockHttpServletResponse();
        controller.check(file, request, first, new ExtendedModelMap(), Locale.ENGLISH);
        MockHttpServletResponse second = new MockHttpServletResponse();
        controller.check(file, request, second, new ExtendedModelMap(), Locale.ENGLISH);
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(second.getStatus()).isEqualTo(429);
    }

    private byte[] signed() throws Exception {
        UUID record = evidence.open(key, "C10042").id();
        Consent consent = new Consent("contract", "1", "I agree.");
        byte[] prepared = sealing.prepare(record, SampleSealed.draft(), new SigningPlan("Contract", 1, Locale.ENGLISH,
                List.of(new PlannedSigner("Anna Peeters", "anna@peeters.be", "Peeters & Zonen", null)), consent));
        Sealed one = sealing.sealAct(record, prepared, new SignerAct(1, 1, "Anna Peeters", "anna@peeters.be", "Peeters & Zonen", null, Locale.ENGLISH,
                consent, Instant.now(), "a•••@peeters.be", null, "192.0.2.1", "Firefox"));
        return sealing.sealFinally(record, one.pdf(), new CompanyAct(1, "Sofie Maes", null, Locale.ENGLISH, null, null, null)).pdf();
    }

    private static void look(Visit visit, String name) {
        visit.picture(name);
        visit.accessible();
    }
}

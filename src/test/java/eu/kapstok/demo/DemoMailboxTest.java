package eu.kapstok.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Page;
import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@KapstokTest
class DemoMailboxTest {

    private static final byte[] BYTES = "%PDF-1.7 sample".getBytes(StandardCharsets.UTF_8);

    @Autowired
    MockMvc web;
    @Autowired
    Browser browser;
    @Autowired
    DocumentArchive archive;
    @Autowired
    JdbcTemplate database;
    @Autowired
    TransactionTemplate transaction;

    private final UUID mail = UUID.randomUUID();
    private final String to = "jan-" + mail + "@installatiebedrijf-peeters.example";
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private ArchivedDocument document;

    @BeforeEach
    void deliver() {
        document = transaction.execute(status -> archive.store(new NewDocument("quote", "C10042", "Q2026-" + mail, "Offerte",
                "offerte.pdf", "application/pdf", "nl", LocalDate.now().plusYears(1), BYTES)));
        database.update("""
                insert into kapstok.mail (id, once, recipient, language, template, subject, text, html, attachments, state,
                                          created_at, sent_at)
                values (?, ?, ?, 'nl', 'sample', 'Uw offerte', 'Dag Jan', ?, array[?]::uuid[], 'SENT', ?, ?)
                """, mail, mail.toString(), to, """
                <!DOCTYPE html><html lang="nl"><head><title>Uw offerte</title></head><body style="color:#1d2a2c">
                <h1>Dag Jan</h1><p><a href="http://localhost:8080/portal/quotes/Q2026-00042">Offerte bekijken</a></p>
                <script>document.body.textContent = 'hacked'</script></body></html>""", document.id(), Timestamp.from(at),
                Timestamp.from(at));
    }

    @AfterEach
    void throwAway() {
        database.update("delete from kapstok.mail where id = ?", mail);
    }

    @Test
    void scriptReadsMailsWithTheirLinksAndAttachments() throws Exception {
        String answer = web.perform(get("/demo/api/mails").param("to", to.toUpperCase())).andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].at").value(at.toString()))
                .andExpect(jsonPath("$[0].subject").value("Uw offerte"))
                .andExpect(jsonPath("$[0].language").value("nl"))
                .andExpect(jsonPath("$[0].text").value("Dag Jan"))
                .andExpect(jsonPath("$[0].html", containsString("<h1>Dag Jan</h1>")))
                .andExpect(jsonPath("$[0].links", contains("http://localhost:8080/portal/quotes/Q2026-00042")))
                .andExpect(jsonPath("$[0].attachments[0].name").value("offerte.pdf"))
                .andExpect(jsonPath("$[0].attachments[0].contentType").value("application/pdf"))
                .andExpect(jsonPath("$[0].attachments[0].size").value(BYTES.length))
                .andReturn().getResponse().getContentAsString();
        web.perform(get((String) JsonPath.read(answer, "$[0].attachments[0].href"))).andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("offerte.pdf")))
                .andExpect(content().bytes(BYTES));
        web.perform(get("/demo/api/mails").param("to", to).param("since", at.plusSeconds(1).toString()))
                .andExpect(jsonPath("$", hasSize(0)));
        web.perform(get("/demo/api/mails").param("since", "yesterday")).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields", contains("since")));
    }

    @Test
    void mailboxRefusesTheMailOfAnAddress() throws Exception {
        web.perform(post("/demo/api/mail-faults").contentType(MediaType.APPLICATION_JSON)
                .content("{\"to\": \"%s\", \"mode\": \"REFUSE\"}".formatted(to))).andExpect(status().isNoContent());
        assertThat(faults()).isEqualTo(1);

        web.perform(post("/demo/api/mail-faults").contentType(MediaType.APPLICATION_JSON)
                .content("{\"to\": \"%s\", \"mode\": \"NONE\"}".formatted(to))).andExpect(status().isNoContent());
        assertThat(faults()).isZero();

        web.perform(post("/demo/api/mail-faults").contentType(MediaType.APPLICATION_JSON).content("{\"mode\": \"REFUSE\"}"))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.fields", contains("to")));
    }

    @Test
    void mailIsShownAsItsReaderSeesItAndCanDoNothing() {
        for (boolean phone : new boolean[] {false, true}) {
            try (Visit visit = phone ? browser.visit().phone().nobody() : browser.visit().desk().nobody()) {
                Page page = visit.page();
                visit.go("/demo/mailbox?to=" + to);
                visit.accessible();
                visit.picture("demo-mailbox");
                page.locator(".row-link").first().click();

                assertThat(page.frameLocator("iframe").locator("h1")).hasText("Dag Jan");
                assertThat(page.frameLocator("iframe").locator("base")).hasAttribute("target", "_blank");
                assertThat(page.locator("#links")).isVisible();
                visit.accessible();
                visit.picture("demo-mail");
            }
        }
    }

    @Test
    void unknownMailOrForeignAttachmentIsNotThere() throws Exception {
        web.perform(get("/demo/mailbox/" + UUID.randomUUID())).andExpect(status().isNotFound());
        web.perform(get("/demo/mailbox/" + mail + "/attachments/" + UUID.randomUUID())).andExpect(status().isNotFound());
        web.perform(get("/demo/mailbox/" + mail + "/html")).andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")));
    }

    private int faults() {
        return database.queryForObject("select count(*) from kapstok.mail_fault where address = ?", Integer.class, to);
    }
}

package eu.kapstok.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@KapstokTest
class ErrorPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    Browser browser;
    @Autowired
    DatabaseAway databaseAway;
    @Autowired
    UploadLimit uploadLimit;

    @Test
    void unknownAddressIsSaidInTheVisitorsLanguage() {
        try (Visit visit = browser.visit().phone().nobody()) {
            visit.go("/nowhere");

            assertThat(visit.page().locator("h1")).hasText("Deze pagina bestaat niet");
            visit.accessible();
            visit.picture("error-404");
        }
        try (Visit visit = browser.visit().language("fr-BE").nobody()) {
            visit.go("/nowhere");

            assertThat(visit.page().locator("h1")).hasText("Cette page n’existe pas");
            visit.accessible();
            visit.picture("error-404");
        }
    }

    @Test
    void databaseAwayIsSaidWithoutSessionAndWithoutStackTrace() throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/portal");
        request.addHeader("Accept", "text/html");
        request.addHeader("Accept-Language", "fr-BE,fr;q=0.9");
        MockHttpServletResponse response = new MockHttpServletResponse();

        databaseAway.doFilter(request, response, (ignored, alsoIgnored) -> {
            throw new CannotGetJdbcConnectionException("no connection", new SQLTransientConnectionException("timed out"));
        });

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("15");
        assertThat(response.getContentAsString()).contains("Un instant, s’il vous plaît", "lang=\"fr\"")
                .doesNotContain("SQLTransient", "no connection");
    }

    @Test
    void programsGetAProblemDocumentWhileTheDatabaseIsAway() throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();

        databaseAway.doFilter(new MockHttpServletRequest("GET", "/engine-rest/task"), response, (ignored, alsoIgnored) -> {
            throw new ServletException(new SQLTransientConnectionException("timed out"));
        });

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).startsWith("application/problem+json");
    }

    @Test
    void tooLargeUploadIsRefusedInWords() throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/portal/tasks/1") {
            @Override
            public long getContentLengthLong() {
                return 30L * 1024 * 1024;
            }
        };
        request.setContentType("multipart/form-data; boundary=x");
        request.addHeader("Accept", "text/html");
        MockHttpServletResponse response = new MockHttpServletResponse();

        uploadLimit.doFilter(request, response, (ignored, alsoIgnored) -> {
            throw new AssertionError("was read");
        });

        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(response.getContentAsString()).contains("Dat bestand is te groot");
    }

    @Test
    void ownFilesHaveAddressesThatMayBeKept() throws Exception {
        mvc.perform(get("/assets/kapstok.css")).andExpect(status().isOk())
                .andExpect(content().string(org.hamcrest.Matchers.containsString("--kapstok-accent")));
        mvc.perform(get("/assets/fonts/OpenSans-Regular.ttf")).andExpect(status().isOk());
    }
}

package eu.kapstok.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.security.ContactPrincipal;
import eu.kapstok.testing.KapstokTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

@KapstokTest
class QuotePortalControllerTest {

    private static final Pattern NUMBER = Pattern.compile("/portal/quotes/(Q2026-[0-9]+)\"");

    @Autowired
    MockMvc mvc;
    @Autowired
    QuoteFiles files;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Clock clock;

    private final String customer = "T" + UUID.randomUUID().toString().substring(0, 8);
    private KeptQuotes quotes;

    @BeforeEach
    void quotes() {
        quotes = new KeptQuotes(files, transaction, clock);
    }

    @Test
    void listGoesOnWhereThePageBeforeEnded() throws Exception {
        Set<String> raised = new HashSet<>();
        for (int count = 0; count < 27; count++) {
            raised.add(quotes.sent(customer));
        }

        String first = page("/portal/quotes");
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        String second = page(next.group(1).replace("&amp;", "&"));

        assertThat(numbers(first)).hasSize(25).doesNotContainAnyElementsOf(numbers(second));
        Set<String> all = numbers(first);
        all.addAll(numbers(second));
        assertThat(all).isEqualTo(raised);
    }

    @Test
    void placeThatNeverWasBeginsAtTheStart() throws Exception {
        String number = quotes.sent(customer);

        assertThat(numbers(page("/portal/quotes?after=nonsense~more&state=nonsense"))).containsExactly(number);
    }

    @Test
    void searchTakesWildcardsAsText() throws Exception {
        quotes.sent(customer);

        mvc.perform(get("/portal/quotes").param("q", "%").with(contact(customer))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Niets gevonden")));
    }

    @Test
    void customerWithoutQuotesReadsWhatToDo() throws Exception {
        mvc.perform(get("/portal/quotes").with(contact(customer))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Nog geen offertes")));
    }

    @Test
    void exportStartsNoFormula() throws Exception {
        String number = quotes.ordered(customer, "O-1", "=1+1");

        String csv = mvc.perform(get("/portal/quotes/export.csv").with(contact(customer))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);

        assertThat(csv).startsWith("\ufeffOfferte;Datum;").contains(number + ";").contains(";Besteld;4145,83;4970,99;'=1+1;O-1\r\n");
    }

    @Test
    void exportTellsWhichQuotesAreNoLongerValid() throws Exception {
        String open = quotes.sent(customer);
        String expired = quotes.expired(customer);

        String[] rows = mvc.perform(get("/portal/quotes/export.csv").with(contact(customer))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8).split("\r\n");

        assertThat(rows).hasSize(3).anyMatch(row -> row.startsWith(expired + ";") && row.contains(";Niet meer geldig;4145,83;4970,99;"))
                .anyMatch(row -> row.startsWith(open + ";") && row.contains(";Wacht op uw antwoord;"));
    }

    @Test
    void strangerFindsNothing() throws Exception {
        String number = quotes.sent(customer);

        for (String path : new String[] {"", "/progress", "/decision/1"}) {
            mvc.perform(get("/portal/quotes/" + number + path).accept("text/html").with(contact("T-other")))
                    .andExpect(status().isNotFound()).andExpect(content().string(not(containsString("Koperbuis"))));
        }
        mvc.perform(post("/portal/quotes/" + number + "/decision/1").accept("text/html").with(contact("T-other")).with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void whatIsWorkedOnIsAFragmentWithoutLayout() throws Exception {
        String number = quotes.ordered(customer, "O-2", null);

        mvc.perform(get("/portal/quotes/" + number + "/progress").header("HX-Request", "true").with(contact(customer)))
                .andExpect(status().isOk()).andExpect(content().string(containsString("O-2")))
                .andExpect(content().string(not(containsString("<html")))).andExpect(content().string(not(containsString("topbar"))));
        mvc.perform(get("/portal/quotes/" + number + "/progress").with(contact(customer)))
                .andExpect(redirectedUrl("/portal/quotes/" + number));
    }

    @Test
    void contactWithoutTaskCannotDecide() throws Exception {
        String number = quotes.sent(customer);

        mvc.perform(post("/portal/quotes/" + number + "/decision/1").accept("text/html").param("decision", "accept")
                .with(contact(customer)).with(csrf())).andExpect(status().isForbidden());
    }

    private String page(String path) throws Exception {
        return mvc.perform(get(java.net.URI.create(path)).with(contact(customer))).andExpect(status().isOk()).andReturn()
                .getResponse().getContentAsString();
    }

    private static Set<String> numbers(String html) {
        Set<String> numbers = new HashSet<>();
        Matcher matcher = NUMBER.matcher(html);
        while (matcher.find()) {
            numbers.add(matcher.group(1));
        }
        return numbers;
    }

    private static RequestPostProcessor contact(String customer) {
        ContactPrincipal principal = new ContactPrincipal(UUID.randomUUID(), customer, "Test Contact", "nl",
                EnumSet.of(ContactRole.BUYER, ContactRole.APPROVER));
        return authentication(new TestingAuthenticationToken(principal, null, "CONTACT"));
    }
}

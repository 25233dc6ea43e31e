package eu.kapstok.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.security.ContactPrincipal;
import eu.kapstok.testing.KapstokTest;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@KapstokTest
class DocumentControllerTest {

    private static final String CUSTOMER = "C-documents";
    private static final byte[] PDF = "%PDF-1.7 of nobody".getBytes();

    @Autowired
    MockMvc mvc;

    @Autowired
    DocumentArchive archive;

    @Test
    void customerReadsOwnDocument() throws Exception {
        ArchivedDocument document = archive.store(document("Offerte één.pdf", "application/pdf"));

        mvc.perform(get("/portal/documents/" + document.id()).with(contactOf(CUSTOMER)))
                .andExpect(status().isOk())
                .andExpect(content().bytes(PDF))
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(header().string("Content-Length", String.valueOf(PDF.length)))
                .andExpect(header().string("Content-Disposition",
                        org.hamcrest.Matchers.allOf(org.hamcrest.Matchers.startsWith("inline;"),
                                org.hamcrest.Matchers.containsString("filename*=UTF-8''Offerte%20%C3%A9%C3%A9n.pdf"))))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", "no-cache, private"))
                .andExpect(header().string("ETag", "\"" + document.sha256() + "\""));
    }

    @Test
    void customerSavesOwnDocument() throws Exception {
        ArchivedDocument document = archive.store(document("Offerte.pdf", "application/pdf"));

        String disposition = mvc.perform(get("/portal/documents/" + document.id() + "/save").with(contactOf(CUSTOMER)))
                .andReturn().getResponse().getHeader("Content-Disposition");

        assertThat(disposition).startsWith("attachment;");
    }

    @Test
    void knownDocumentIsNotSentAgain() throws Exception {
        ArchivedDocument document = archive.store(document("Offerte.pdf", "application/pdf"));

        mvc.perform(get("/portal/documents/" + document.id()).with(contactOf(CUSTOMER))
                        .header("If-None-Match", "\"" + document.sha256() + "\""))
                .andExpect(status().isNotModified()).andExpect(content().bytes(new byte[0]));
    }

    @Test
    void strangerAndUnknownDocumentGetTheSameAnswer() throws Exception {
        ArchivedDocument document = archive.store(document("Offerte.pdf", "application/pdf"));

        mvc.perform(get("/portal/documents/" + document.id()).with(contactOf("C-stranger")))
                .andExpect(status().isNotFound());
        mvc.perform(get("/portal/documents/" + UUID.randomUUID()).with(contactOf(CUSTOMER)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/portal/documents/" + document.id())).andExpect(status().is3xxRedirection());
    }

    @Test
    void uploadedPageIsNeverRunInTheBrowser() throws Exception {
        ArchivedDocument document = archive.store(document("bestelling.html", "text/html"));

        String disposition = mvc.perform(get("/portal/documents/" + document.id()).with(contactOf(CUSTOMER)))
                .andReturn().getResponse().getHeader("Content-Disposition");

        assertThat(disposition).startsWith("attachment;");
    }

    @Test
    void staffReadsEveryCustomersDocument() throws Exception {
        ArchivedDocument document = archive.store(document("Offerte.pdf", "application/pdf"));

        mvc.perform(get("/staff/documents/" + document.id()).with(staff())).andExpect(status().isOk())
                .andExpect(content().bytes(PDF));
        mvc.perform(get("/staff/documents/" + UUID.randomUUID()).with(staff())).andExpect(status().isNotFound());
        mvc.perform(get("/staff/documents/" + document.id()).with(contactOf(CUSTOMER))).andExpect(status().isForbidden());
    }

    private static NewDocument document(String fileName, String contentType) {
        return new NewDocument("quote", CUSTOMER, "Q-documents", "Offerte", fileName, contentType, "nl",
                LocalDate.of(2100, 1, 1), PDF);
    }

    private static RequestPostProcessor contactOf(String customer) {
        return authentication(new TestingAuthenticationToken(new ContactPrincipal(UUID.randomUUID(), customer, "Anna Peeters",
                "nl", Set.of(ContactRole.BUYER)), null, "CONTACT"));
    }

    private static RequestPostProcessor staff() {
        return authentication(new TestingAuthenticationToken("sales", null, "STAFF", "SEES_CUSTOMERS"));
    }
}

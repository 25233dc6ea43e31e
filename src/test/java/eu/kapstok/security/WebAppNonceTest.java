package eu.kapstok.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WebAppNonceTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String SCRIPT = "<script src=\"runtime.js\" nonce=\"of-another_request\"></script>";

    @Test
    void pageIsAllowedItsOwnScriptsWhenAnotherRequestCameBetween() throws Exception {
        MockHttpServletResponse answer = asked(TASKLIST, SCRIPT);
        assertThat(answer.getHeader(WebAppNonce.POLICY)).isEqualTo("script-src 'nonce-of-another_request' 'strict-dynamic'; img-src 'self'");
        assertThat(answer.getContentAsString()).isEqualTo(SCRIPT);
    }

    @Test
    void answerWithoutScriptsKeepsItsPolicy() throws Exception {
        assertThat(asked(TASKLIST, "").getHeader(WebAppNonce.POLICY)).contains("'nonce-mine'");
        assertThat(asked("/camunda/app/tasklist/camunda-tasklist-bootstrap.js", SCRIPT).getHeader(WebAppNonce.POLICY)).contains("'nonce-mine'");
        assertThat(asked("/portal", SCRIPT).getHeader(WebAppNonce.POLICY)).contains("'nonce-mine'");
    }

    private static MockHttpServletResponse asked(String path, String body) throws Exception {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        FilterChain camunda = (request, response) -> {
            ((HttpServletResponse) response).setHeader(WebAppNonce.POLICY, "script-src 'nonce-mine' 'strict-dynamic'; img-src 'self'");
            response.getWriter().write(body);
        };
        new WebAppNonce().doFilter(new MockHttpServletRequest("GET", path), answer, camunda);
        return answer;
    }
}

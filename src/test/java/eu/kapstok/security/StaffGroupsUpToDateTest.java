package eu.kapstok.security;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.KapstokTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

@KapstokTest
class StaffGroupsUpToDateTest {

    @Autowired
    StaffDirectory staff;

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void groupsAreReadAgainAfterAMinute() throws Exception {
        Authentication later = click(new StaffPrincipal("sales", "Sofie Maes", Set.of("camunda-admin"), minutesAgo(2)));

        assertThat(((StaffPrincipal) later.getPrincipal()).in(StaffGroup.CAMUNDA_ADMIN)).isFalse();
        assertThat(((StaffPrincipal) later.getPrincipal()).in(StaffGroup.SALES)).isTrue();
    }

    @Test
    void whoIsNoLongerAUserIsSignedOut() throws Exception {
        assertThat(click(new StaffPrincipal("gone", "Tim", Set.of("sales"), minutesAgo(2)))).isNull();
    }

    @Test
    void withinTheMinuteNothingIsRead() throws Exception {
        assertThat(click(new StaffPrincipal("gone", "Tim", Set.of("sales"), Instant.now()))).isNotNull();
    }

    private Authentication click(StaffPrincipal known) throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new StaffAuthentication(known));
        new StaffGroupsUpToDate(staff).doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), new MockFilterChain());
        return SecurityContextHolder.getContext().getAuthentication();
    }

    private static Instant minutesAgo(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes));
    }
}

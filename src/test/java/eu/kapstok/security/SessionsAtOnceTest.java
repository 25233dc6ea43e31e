package eu.kapstok.security;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.KapstokTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@KapstokTest
class SessionsAtOnceTest {

    @Autowired
    SessionRepository<? extends Session> sessions;

    @Test
    void twoRequestsMayKeepTheSameForTheFirstTime() {
        assertThat(keptByTwo(sessions)).isEqualTo("by the second");
    }

    private static <S extends Session> Object keptByTwo(SessionRepository<S> sessions) {
        S begun = sessions.createSession();
        sessions.save(begun);
        S first = sessions.findById(begun.getId());
        S second = sessions.findById(begun.getId());
        first.setAttribute("seen", "by the first");
        second.setAttribute("seen", "by the second");
        sessions.save(first);
        sessions.save(second);
        Object kept = sessions.findById(begun.getId()).getAttribute("seen");
        sessions.deleteById(begun.getId());
        return kept;
    }
}

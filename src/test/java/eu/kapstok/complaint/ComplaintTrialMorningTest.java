package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.engine.TrialMorning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ComplaintTrialMorningTest extends ComplaintProcessTests {

    @Autowired
    ComplaintTrialMorning morning;
    @Autowired
    List<TrialMorning> mornings;
    @Autowired
    ComplaintPhotos photos;

    @Test
    void whoeverTriesTheProductFindsTwoComplaintsToAssess() {
        assertThat(mornings).contains(morning);
        List<String> before = numbers();
        morning.begin();
        engine.continueToNextWaitState();

        List<String> begun = numbers().stream().filter(number -> !before.contains(number)).toList();
        assertThat(begun).hasSize(2);
        assertThat(begun).extracting(number -> complaint(number).language()).containsExactlyInAnyOrder("nl", "fr");
        assertThat(begun).allSatisfy(number -> {
            assertThat(task(number, ComplaintReturnProcess.Elements.ASSESS_COMPLAINT)).isNotNull();
            assertThat(photos.count(complaint(number))).isPositive();
            assertThat(service.withdraw(number, "Test")).isTrue();
        });
        engine.continueToNextWaitState();
    }

    private List<String> numbers() {
        return database.sql("select number from kapstok.complaint where customer in ('C10051', 'C10117')").query(String.class).list();
    }
}

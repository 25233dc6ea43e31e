package eu.kapstok.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.KapstokApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;

class MissingSettingTest {

    @Test
    void startOutsideTheTrialStopsAndNamesEverySettingThatIsMissing() {
        assertThatThrownBy(() -> start("--spring.datasource.url="))
                .isInstanceOfSatisfying(MissingSetting.class, missing -> assertThat(missing.settings())
                        .contains("kapstok.base-url", "spring.datasource.url"));
    }

    @Test
    void onlyWhatIsMissingIsNamed() {
        assertThatThrownBy(() -> start("--kapstok.base-url=https://portal.example.com"))
                .isInstanceOfSatisfying(MissingSetting.class, missing -> assertThat(missing.settings())
                        .contains("spring.datasource.url").doesNotContain("kapstok.base-url"));
    }

    @Test
    void complaintIsOneLineThatSaysWhatToSet() {
        FailureAnalysis analysis = new MissingSettingAnalyzer().analyze(
                new MissingSetting("kapstok.base-url", "the public address"));

        assertThat(analysis.getDescription()).isEqualTo("Missing setting: kapstok.base-url (the public address)");
        assertThat(analysis.getAction()).contains("KAPSTOK_BASEURL");
    }

    private static void start(String... arguments) {
        SpringApplication application = new SpringApplication(KapstokApplication.class);
        application.setRegisterShutdownHook(false);
        application.run(arguments);
    }
}

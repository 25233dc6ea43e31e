package eu.kapstok.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.KapstokApplication;
import eu.kapstok.documents.SampleRenderer;
import eu.kapstok.engine.MissingSetting;
import eu.kapstok.engine.PublicAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.Status;

/** The key of the seal, as an installation sets it up. */
class SealKeysTest {

    @TempDir
    Path folder;

    @Test
    void keyIsOpenedFromAFile() {
        SealKeys keys = keys(file(Duration.ofDays(365)), "trial", "seal");

        assertThat(keys.trial()).isFalse();
        assertThat(keys.sealedBy()).endsWith("(trial seal)");
        assertThat(keys.expiresSoon()).isEmpty();
        assertThat(new SigningHealth(keys).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void keyFileThatIsMissingStopsTheStartWithItsName() {
        assertThatThrownBy(() -> keys(folder.resolve("none.p12"), "x", null)).isInstanceOf(UnusableSealKey.class)
                .hasMessageContaining("there is no file").hasMessageContaining("none.p12").hasMessageContaining("kapstok.signing.key-store");
    }

    @Test
    void wrongPasswordStopsTheStartAndIsSaidToBeWrong() {
        Path file = file(Duration.ofDays(365));

        assertThatThrownBy(() -> keys(file, "wrong", "seal")).isInstanceOf(UnusableSealKey.class).hasMessageContaining("password")
                .hasMessageContaining("is wrong").hasMessageNotContaining("\"wrong\"");
        assertThat(new UnusableSealKeyAnalyzer().analyze(null, new UnusableSealKey("The key is gone", null)).getAction())
                .contains("kapstok.signing");
    }

    @Test
    void fileThatIsNoKeyStoreStopsTheStart() throws Exception {
        Path file = Files.writeString(folder.resolve("key.p12"), "Hello");

        assertThatThrownBy(() -> keys(file, "trial", null)).isInstanceOf(UnusableSealKey.class).hasMessageContaining("is no PKCS#12 file");
    }

    @Test
    void severalKeysAreNotGuessedFrom() {
        Path file = file(Duration.ofDays(365));

        assertThatThrownBy(() -> keys(file, "trial", null)).isInstanceOf(UnusableSealKey.class).hasMessageContaining("several keys")
                .hasMessageContaining("time-stamps");
        assertThatThrownBy(() -> keys(file, "trial", "nobody")).isInstanceOf(UnusableSealKey.class).hasMessageContaining("no key nobody");
    }

    @Test
    void tokenWithoutDriverStopsTheStart() {
        SigningSettings settings = new SigningSettings(SigningSettings.Mode.PKCS11, "", null, "1234", null, folder + "/none.so", 0, null, 60);

        assertThatThrownBy(() -> new SealKeys(settings, SampleRenderer.seller(), new PublicAddress("https://p"))).isInstanceOf(UnusableSealKey.class)
                .hasMessageContaining("There is no driver");
    }

    @Test
    void keyThatRunsOutWithinThirtyDaysIsWarnedOf() {
        SealKeys keys = keys(file(Duration.ofDays(20)), "trial", "seal");

        assertThat(keys.expiresSoon()).contains(keys.lastDay());
        assertThat(new SigningHealth(keys).health().getStatus().getCode()).isEqualTo("WARNING");
        assertThat(new SigningHealth(keys).health().getDetails()).containsKey("keyExpires");
    }

    @Test
    void keyThatRanOutSignsNothing() {
        SealKeys keys = keys(file(Duration.ofSeconds(-30)), "trial", "seal");

        assertThat(new SigningHealth(keys).health().getStatus()).isEqualTo(Status.DOWN);
        assertThatThrownBy(keys::valid).isInstanceOf(UnusableSealKey.class).hasMessageContaining("ran out");
    }

    @Test
    void trialKeepsItsKeyOverRestarts() {
        SealKey first = new TrialAuthority(folder.resolve("trial").toString(), SampleRenderer.seller()).seal();

        assertThat(new TrialAuthority(folder.resolve("trial").toString(), SampleRenderer.seller()).seal().certificate())
                .isEqualTo(first.certificate());
        assertThat(folder.resolve("trial/trial-ca.crt")).exists();
    }

    @Test
    void startOutsideTheTrialAsksForWhatTheModeNeeds() {
        assertThatThrownBy(() -> start()).isInstanceOfSatisfying(MissingSetting.class, missing -> assertThat(missing.settings())
                .contains("kapstok.signing.mode").doesNotContain("kapstok.signing.key-store"));
        assertThatThrownBy(() -> start("--kapstok.signing.mode=pkcs12")).isInstanceOfSatisfying(MissingSetting.class,
                missing -> assertThat(missing.settings()).contains("kapstok.signing.key-store", "kapstok.signing.password",
                        "kapstok.signing.time-stamp.url").doesNotContain("kapstok.signing.mode", "kapstok.signing.pkcs11-library"));
    }

    private static void start(String... arguments) {
        SpringApplication application = new SpringApplication(KapstokApplication.class);
        application.setRegisterShutdownHook(false);
        application.run(arguments);
    }

    private Path file(Duration valid) {
        new TrialAuthority(folder.toString(), SampleRenderer.seller(), valid).seal();
        return folder.resolve("trial.p12");
    }

    private static SealKeys keys(Path file, String password, String alias) {
        return new SealKeys(new SigningSettings(SigningSettings.Mode.PKCS12, "", file.toString(), password, alias, null, 0,
                new SigningSettings.TimeStamp("https://tsa.example", null, null, Duration.ofSeconds(10)), 60), SampleRenderer.seller(),
                new PublicAddress("https://portal.example.com"));
    }
}

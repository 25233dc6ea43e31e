package eu.kapstok.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.testing.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of the seal in a token, which signs by itself; here one of software (SoftHSM), in a program of its own as its driver asks. */
class SealKeyTokenTest {

    private static final String DRIVER = "/usr/lib/softhsm/libsofthsm2.so";
    private static final String PIN = "4711";

    @TempDir
    Path folder;

    @Test
    void keyInATokenSealsWhatChecksAsGenuine() throws Exception {
        Path sealed = folder.resolve("sealed.pdf");
        String said = inProgram(PIN, sealed);

        assertThat(sealed).as(said).exists();
        CheckedFile checked = new FileCheck(new SignedRevisions.Known(List.of(certificate("seal.crt")), List.of(certificate("time-stamps.crt")),
                List.of(certificate("authority.crt")))).check(Files.readAllBytes(sealed));
        assertThat(checked.verdict()).as(checked.findings().toString()).isEqualTo(CheckedFile.Verdict.GENUINE);
        assertThat(checked.signatures()).extracting(CheckedFile.Signed::name).containsExactly("Anna Peeters");
    }

    @Test
    void wrongPinStopsTheStartAndNamesTheSetting() throws Exception {
        assertThat(inProgram("0000", folder.resolve("none.pdf"))).contains("The token with the key of the seal cannot be opened", "kapstok.signing.password");
        assertThat(folder.resolve("none.pdf")).doesNotExist();
    }

    @Test
    void slotWithoutATokenStopsTheStart() {
        SigningSettings settings = SealWithToken.settings(folder.resolve("no-driver.so").toString(), PIN);
        assertThatThrownBy(() -> SealWithToken.keys(settings)).isInstanceOf(UnusableSealKey.class).hasMessageContaining("There is no driver");
    }

    private String inProgram(String pin, Path sealed) throws IOException, InterruptedException {
        Judge.require("softhsm2-util");
        Judge.requireFile(DRIVER);
        Path tokens = Files.createDirectories(folder.resolve("tokens"));
        Path configuration = Files.writeString(folder.resolve("softhsm2.conf"), "directories.tokendir = %s\nobjectstore.backend = file\n".formatted(tokens));
        Judge.require("env").says("SOFTHSM2_CONF=" + configuration, "softhsm2-util", "--init-token", "--free", "--label", "kapstok", "--pin", PIN, "--so-pin", PIN);
        Path log = folder.resolve("log.txt");
        ProcessBuilder program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), SealWithToken.class.getName(), DRIVER, PIN, pin, sealed.toString(), folder.toString());
        program.environment().put("SOFTHSM2_CONF", configuration.toString());
        Process running = program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(running.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(log);
    }

    private X509Certificate certificate(String file) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(Files.newInputStream(folder.resolve(file)));
    }
}

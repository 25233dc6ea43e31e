package eu.kapstok.signing;

import eu.kapstok.documents.SampleRenderer;
import eu.kapstok.engine.PublicAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;

/** A program that puts a key into an empty token, opens it as the application does, and seals a document with it. */
final class SealWithToken {

    private SealWithToken() {
    }

    /** Driver, PIN of the token, PIN that is set up, file to write, folder for the certificates. */
    public static void main(String[] arguments) throws Exception {
        TrialAuthority authority = new TrialAuthority("", SampleRenderer.seller());
        if (arguments[1].equals(arguments[2])) {
            put(authority.seal(), arguments[0], arguments[1]);
        }
        Path folder = Path.of(arguments[4]);
        Files.write(folder.resolve("seal.crt"), authority.seal().certificate().getEncoded());
        Files.write(folder.resolve("time-stamps.crt"), authority.timeStamps().certificate().getEncoded());
        Files.write(folder.resolve("authority.crt"), authority.timeStamps().chain().get(1).getEncoded());

        SealKeys keys = keys(settings(arguments[0], arguments[2]));
        byte[] sealed = new Pades(SampleSealed.SETTINGS, authority.timeStamps()).seal(SampleSealed.prepared(), keys.valid(),
                SampleSealed.shown("signer-1", "Anna Peeters", null), Instant.now());
        Files.write(Path.of(arguments[3]), sealed);
    }

    /** Whoever put a key into it has opened the token for this program; with another PIN nobody has. */
    private static void put(SealKey key, String driver, String pin) throws Exception {
        Provider provider = Security.getProvider("SunPKCS11").configure("--name=put\nlibrary=%s\nslotListIndex=0\n".formatted(driver));
        KeyStore token = KeyStore.getInstance("PKCS11", provider);
        token.load(null, pin.toCharArray());
        token.setKeyEntry("seal", key.key(), null, key.chain().toArray(new Certificate[0]));
    }

    static SealKeys keys(SigningSettings settings) {
        return new SealKeys(settings, SampleRenderer.seller(), new PublicAddress("https://portal.example.com"));
    }

    static SigningSettings settings(String driver, String pin) {
        return new SigningSettings(SigningSettings.Mode.PKCS11, "", null, pin, "seal", driver, 0,
                new SigningSettings.TimeStamp("https://tsa.example", null, null, Duration.ofSeconds(10)), 60);
    }
}

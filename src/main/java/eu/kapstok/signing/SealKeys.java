package eu.kapstok.signing;

import eu.kapstok.documents.Seller;
import eu.kapstok.engine.PublicAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The key of the seal. A real one is opened at the start, so that a wrong password shows then and not when somebody signs; a trial
 * makes its own when it is needed first.
 */
@Component
class SealKeys implements SealInfo {

    static final Duration SOON = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(SealKeys.class);
    private static final ZoneId HERE = ZoneId.of("Europe/Brussels");

    private final SigningSettings settings;
    private final PublicAddress address;
    private final TrialAuthority authority;
    private final Clock clock = Clock.systemUTC();
    private final SealKey opened;

    /** @throws UnusableSealKey when the key that is set up cannot be used */
    SealKeys(SigningSettings settings, Seller seller, PublicAddress address) {
        this.settings = settings;
        this.address = address;
        this.authority = new TrialAuthority(settings.directory(), seller);
        this.opened = switch (settings.mode()) {
            case TRIAL -> null;
            case PKCS12 -> file(settings);
            case PKCS11 -> token(settings);
        };
        if (trial()) {
            LOG.warn("Signatures are for trial only: key and time stamps come from an authority of our own in {}, which nobody else trusts",
                    settings.directory().isBlank() ? "memory" : Path.of(settings.directory()).toAbsolutePath());
        }
    }

    SealKey seal() {
        return opened == null ? authority.seal() : opened;
    }

    /** The key of our own time-stamp authority. */
    SealKey timeStamps() {
        return authority.timeStamps();
    }

    /** Whether the key is at hand without making one. */
    boolean known() {
        return opened != null || authority.known();
    }

    Instant expires() {
        return seal().certificate().getNotAfter().toInstant();
    }

    /** @throws UnusableSealKey when it has run out */
    SealKey valid() {
        SealKey key = seal();
        if (expires().isBefore(clock.instant())) {
            throw new UnusableSealKey("The certificate %s of the seal ran out on %s".formatted(key.name(), lastDay()), null);
        }
        return key;
    }

    boolean hasRunOut() {
        return known() && expires().isBefore(clock.instant());
    }

    LocalDate lastDay() {
        return expires().atZone(HERE).toLocalDate();
    }

    @Override
    public boolean trial() {
        return settings.mode() == SigningSettings.Mode.TRIAL;
    }

    @Override
    public String sealedBy() {
        return seal().name();
    }

    @Override
    public Optional<LocalDate> expiresSoon() {
        return known() && expires().isBefore(clock.instant().plus(SOON)) ? Optional.of(lastDay()) : Optional.empty();
    }

    @Override
    public String verifyAddress(String code) {
        return address.of("/verify/" + code);
    }

    private static SealKey file(SigningSettings settings) {
        Path file = Path.of(settings.keyStore());
        if (!Files.isReadable(file)) {
            throw new UnusableSealKey("The key of the seal cannot be read: there is no file %s, or it may not be read (kapstok.signing.key-store)"
                    .formatted(file.toAbsolutePath()), null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, settings.password().toCharArray());
            return key(store, settings, "the file " + file.toAbsolutePath());
        } catch (IOException unreadable) {
            throw new UnusableSealKey(unreadable.getCause() instanceof UnrecoverableKeyException
                    ? "The password of the seal's key is wrong: it does not open %s (kapstok.signing.password)".formatted(file.toAbsolutePath())
                    : "The key of the seal cannot be read: %s is no PKCS#12 file (kapstok.signing.key-store)".formatted(file.toAbsolutePath()),
                    unreadable);
        } catch (GeneralSecurityException unusable) {
            throw new UnusableSealKey("The key of the seal in %s cannot be used: %s".formatted(file.toAbsolutePath(), unusable.getMessage()),
                    unusable);
        }
    }

    /** By Java's own PKCS#11 provider: the key stays in the token, which signs. */
    private static SealKey token(SigningSettings settings) {
        if (!Files.isReadable(Path.of(settings.pkcs11Library()))) {
            throw new UnusableSealKey("There is no driver %s (kapstok.signing.pkcs11-library)".formatted(settings.pkcs11Library()), null);
        }
        try {
            Provider provider = Security.getProvider("SunPKCS11").configure("--name=kapstok-seal\nlibrary=%s\nslotListIndex=%d\n"
                    .formatted(settings.pkcs11Library(), settings.pkcs11Slot()));
            Security.addProvider(provider);
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, settings.password().toCharArray());
            return key(store, settings, "the token");
        } catch (IOException | GeneralSecurityException | RuntimeException unusable) {
            throw new UnusableSealKey("The token with the key of the seal cannot be opened: %s (kapstok.signing.pkcs11-*, kapstok.signing.password)"
                    .formatted(unusable.getMessage()), unusable);
        }
    }

    private static SealKey key(KeyStore store, SigningSettings settings, String where) throws GeneralSecurityException {
        List<String> aliases = Collections.list(store.aliases()).stream()
                .filter(alias -> settings.alias() == null || alias.equals(settings.alias()))
                .filter(alias -> isKey(store, alias)).toList();
        if (aliases.isEmpty()) {
            throw new UnusableSealKey("There is no key%s in %s (kapstok.signing.alias)"
                    .formatted(settings.alias() == null ? "" : " " + settings.alias(), where), null);
        }
        if (aliases.size() > 1) {
            throw new UnusableSealKey("There are several keys in %s: say which by kapstok.signing.alias, one of %s".formatted(where, aliases), null);
        }
        String alias = aliases.get(0);
        Key key = store.getKey(alias, settings.password().toCharArray());
        Certificate[] chain = store.getCertificateChain(alias);
        if (!(key instanceof PrivateKey signing) || chain == null || chain.length == 0) {
            throw new UnusableSealKey("The key %s in %s has no certificate".formatted(alias, where), null);
        }
        return new SealKey(signing, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException unreadable) {
            throw new UnusableSealKey("The key %s cannot be read: %s".formatted(alias, unreadable.getMessage()), unreadable);
        }
    }
}

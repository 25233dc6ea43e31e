package eu.kapstok.signing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose seal it is and who vouches for the time.
 *
 * @param mode where the key comes from
 * @param directory where a trial keeps its own key, empty: nowhere, a new one at each start
 * @param keyStore PKCS#12 file with the key and its certificates
 * @param password of that file, or the PIN of the token
 * @param alias which key, null: the only one
 * @param pkcs11Library driver of the token
 * @param pkcs11Slot its slot, by number in the driver's list
 * @param verifyPerAddress files that one connection may have checked within an hour
 */
@ConfigurationProperties("kapstok.signing")
record SigningSettings(@DefaultValue("trial") Mode mode, @DefaultValue("data/signing") String directory, String keyStore, String password,
                       String alias, String pkcs11Library, @DefaultValue("0") int pkcs11Slot, @DefaultValue TimeStamp timeStamp,
                       @DefaultValue("60") int verifyPerAddress) {

    /** TRIAL: an authority of our own, for trying the product. */
    enum Mode { TRIAL, PKCS12, PKCS11 }

    /**
     * The time-stamp authority (RFC 3161).
     *
     * @param url its address; null in a trial: our own
     * @param user name by HTTP Basic, null when it asks for none
     * @param timeout longest wait for a connection, and again for the answer
     */
    record TimeStamp(String url, String user, String password, @DefaultValue("10s") Duration timeout) {
    }

    boolean ownAuthority() {
        return timeStamp.url() == null || timeStamp.url().isBlank();
    }
}

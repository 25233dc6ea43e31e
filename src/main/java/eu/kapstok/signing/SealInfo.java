package eu.kapstok.signing;

import java.time.LocalDate;
import java.util.Optional;

/** What can honestly be said about our signatures, on pages and in mails. */
public interface SealInfo {

    /** Whether key and time stamps come from the trial's own authority, which nobody else trusts. */
    boolean trial();

    /** Common name of the seal's certificate; in a trial the key is made when it is asked for first. */
    String sealedBy();

    /** Last day on which the key may be used, when that is within 30 days or over. */
    Optional<LocalDate> expiresSoon();

    /** The absolute address that the QR code of a record holds. */
    String verifyAddress(String code);
}

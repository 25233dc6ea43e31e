package eu.kapstok.signing;

/** What can happen to a document on its way to being signed. The names stand in records that are kept for years. */
public enum EvidenceType {
    CREATED, PREPARED, SENT, DELIVERED, OPENED, VIEWED_PAGE, OTP_SENT, OTP_OK, OTP_FAIL, CONSENTED, SIGNED, DECLINED, HANDED_OVER,
    REMINDED, REDRAFTED, EXPIRED, STOPPED, COMPLETED, DOWNLOADED
}

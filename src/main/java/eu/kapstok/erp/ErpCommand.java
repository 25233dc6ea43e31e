package eu.kapstok.erp;

/**
 * The identity of one write, kept over retries.
 *
 * @param key {@code business key : version : activity id}
 * @param actor who caused it, for the ERP's own log
 */
public record ErpCommand(String key, String actor) {

    public static ErpCommand of(String businessKey, Object version, String activityId, String actor) {
        return new ErpCommand(businessKey + ":" + version + ":" + activityId, actor);
    }
}

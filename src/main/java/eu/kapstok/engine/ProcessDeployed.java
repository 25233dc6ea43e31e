package eu.kapstok.engine;

/** Wants to know of every process that is deployed, whoever deploys it: called in the deployment's transaction. */
public interface ProcessDeployed {

    /**
     * @param key id of the process
     * @param name its label, null where it has none
     */
    void processDeployed(String key, String name);
}

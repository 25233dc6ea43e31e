package eu.kapstok.engine;

import java.util.Set;

/** Wants to know of every process that is deployed, whoever deploys it: called in the deployment's transaction. */
public interface ProcessDeployed {

    /**
     * @param key id of the process
     * @param name its label, null where it has none
     * @param starters ids of the groups whose people begin such a case by its start form, as the model names them
     */
    void processDeployed(String key, String name, Set<String> starters);
}

package eu.kapstok.signing;

import eu.kapstok.engine.ProcessVariable;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Has the key of the seal replaced before it runs out. */
@Component
public class SealKeyRenewalProcess {

    static final String KEY = "seal-key-renewal";

    /** renewed or left. */
    static final ProcessVariable<String> KEY_OUTCOME = new ProcessVariable<>("keyOutcome", String.class);

    static final class Elements {

        static final String RENEW_SEAL_KEY = "Activity_RenewSealKey";

        private Elements() {
        }
    }

    private final RuntimeService runtime;

    SealKeyRenewalProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** @param certificate SHA-256 of the certificate that runs out */
    void start(String certificate) {
        runtime.startProcessInstanceByKey(KEY, certificate);
    }
}

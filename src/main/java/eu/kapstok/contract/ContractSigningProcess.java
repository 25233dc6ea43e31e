package eu.kapstok.contract;

import eu.kapstok.engine.ProcessVariable;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Draws a contract up, has it signed by the customer's people one after the other and by us, seals and distributes it. */
@Component
public class ContractSigningProcess {

    static final String KEY = "contract-signing";

    static final String CONTRACT_DECLINED = "contract-declined";
    static final String CONTRACT_EXPIRED = "contract-expired";

    /** Candidate group of the customer's contacts: {@code customer.C10042}. */
    static final ProcessVariable<String> CUSTOMER_GROUP = new ProcessVariable<>("customerGroup", String.class);

    /** Ids of the contacts who sign, comma separated, in their order. */
    static final ProcessVariable<String> CONTRACT_SIGNERS = new ProcessVariable<>("contractSigners", String.class);

    /** The contact whose turn it is. */
    static final ProcessVariable<String> CONTRACT_SIGNER = new ProcessVariable<>("contractSigner", String.class);

    /** send, change or drop. */
    static final ProcessVariable<String> CONTRACT_REVIEW = new ProcessVariable<>("contractReview", String.class);

    static final ProcessVariable<Date> FIRST_REMINDER_DUE = new ProcessVariable<>("firstReminderDue", Date.class);

    static final ProcessVariable<Date> SECOND_REMINDER_DUE = new ProcessVariable<>("secondReminderDue", Date.class);

    /** First moment at which nobody can sign any more. */
    static final ProcessVariable<Date> SIGNING_DUE = new ProcessVariable<>("signingDue", Date.class);

    /** signed, handedOver or declined. */
    static final ProcessVariable<String> SIGNER_ANSWER = new ProcessVariable<>("signerAnswer", String.class);

    static final ProcessVariable<Boolean> CONTRACT_COUNTERSIGNED = new ProcessVariable<>("contractCountersigned", Boolean.class);

    /** redraft or stop. */
    static final ProcessVariable<String> CONTRACT_RESOLUTION = new ProcessVariable<>("contractResolution", String.class);

    /** Whether all signed and it is sealed: what a process that calls this one asks. */
    static final ProcessVariable<Boolean> CONTRACT_SIGNED = new ProcessVariable<>("contractSigned", Boolean.class);

    static final class Elements {

        static final String CONTRACT_REQUESTED = "Event_ContractRequested";
        static final String REVIEW_CONTRACT = "Activity_ReviewContract";
        static final String SIGN_CONTRACT = "Activity_SignContract";
        static final String COUNTERSIGN_CONTRACT = "Activity_CountersignContract";
        static final String RESOLVE_DECLINE = "Activity_ResolveDecline";

        private Elements() {
        }
    }
}

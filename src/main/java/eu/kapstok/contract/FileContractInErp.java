package eu.kapstok.contract;

import eu.kapstok.engine.QueuedWork;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Files a signed contract in the ERP; while that is away nobody waits for the mail with the file. */
@Component
class FileContractInErp implements QueuedWork {

    static final String TYPE = "contract-file-in-erp";

    private final ContractSigning signing;

    /** The engine asks for all kinds of work before it is there itself. */
    FileContractInErp(@Lazy ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** @param number of the contract */
    @Override
    public void run(String number) {
        signing.fileInErp(number);
    }
}

package eu.kapstok.contract;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The file of each contract: taken by one at a time, and what is put into it. */
@Component
class ContractFiles {

    private final ContractRepository contracts;
    private final EntityManager entities;
    private final Clock clock;

    ContractFiles(ContractRepository contracts, EntityManager entities, Clock clock) {
        this.contracts = contracts;
        this.entities = entities;
        this.clock = clock;
    }

    /** The contract as it stands now; nobody else changes it until the caller's transaction ends. */
    Contract take(String number) {
        Contract contract = find(number);
        if (entities.getLockMode(contract) != LockModeType.PESSIMISTIC_WRITE) {
            entities.flush();
            entities.refresh(contract, LockModeType.PESSIMISTIC_WRITE);
        }
        return contract;
    }

    /** The contract to look at. */
    Contract find(String number) {
        return contracts.findByNumber(number).orElseThrow(() -> new IllegalStateException("There is no contract " + number));
    }

    /** The signers of its present version, in their order. */
    List<ContractSigner> signers(Contract contract) {
        return contracts.signers(contract.id(), contract.version());
    }

    /** Those who sign in the end: without whoever handed over. */
    List<ContractSigner> standing(Contract contract) {
        return signers(contract).stream().filter(signer -> signer.state() != ContractSigner.State.HANDED_OVER).toList();
    }

    void add(Object record) {
        entities.persist(record);
    }

    /** Adds a line to the history; {@code actor} null where nobody did it. */
    void tell(Contract contract, ContractEvent.Type type, String actor, Object... arguments) {
        entities.persist(new ContractEvent(contract, type, actor, clock.instant(), arguments));
    }
}

package eu.kapstok.contract;

import eu.kapstok.forms.Actor;
import eu.kapstok.signing.EvidenceRecords;
import eu.kapstok.signing.EvidenceType;
import eu.kapstok.signing.NewEvidence;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes into the record what happened although nothing came of it. */
@Component
class SignerNotes {

    private final EvidenceRecords evidence;

    SignerNotes(EvidenceRecords evidence) {
        this.evidence = evidence;
    }

    /** Stays when the click that it belongs to is refused. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void note(String number, EvidenceType type, Actor actor, String key, String value) {
        evidence.find(number).ifPresent(record -> evidence.append(record.id(),
                NewEvidence.of(type, actor.name()).from(actor.ip(), actor.userAgent()).with(key, value)));
    }
}

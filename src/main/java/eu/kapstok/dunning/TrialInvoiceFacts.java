package eu.kapstok.dunning;

import eu.kapstok.claim.PaymentReferences;
import eu.kapstok.demo.InvoiceFacts;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells a trial's script what is disputed and how it is paid. */
@Component
@Profile("demo")
class TrialInvoiceFacts implements InvoiceFacts {

    private final InvoiceDisputes disputes;
    private final PaymentReferences references;

    TrialInvoiceFacts(InvoiceDisputes disputes, PaymentReferences references) {
        this.disputes = disputes;
        this.references = references;
    }

    @Override
    public boolean disputed(String invoice) {
        return disputes.isDisputed(invoice);
    }

    @Override
    public String reference(String customer, String country) {
        return references.of("dunning:" + customer, country).printed();
    }
}

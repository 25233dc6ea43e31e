package eu.kapstok.complaint;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.dunning.DisputeIntake;
import eu.kapstok.order.ProblemIntake;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes complaints of what customers said to others of us, so that there is one road for all of it. */
@Component
class ReportsFromElsewhere implements DisputeIntake, ProblemIntake {

    private final Complaints complaints;
    private final CustomerService customers;

    ReportsFromElsewhere(Complaints complaints, CustomerService customers) {
        this.complaints = complaints;
        this.customers = customers;
    }

    @Override
    @Transactional
    public String open(String key, String customer, UUID contact, String invoice, String words, String writtenBy) {
        return report(key, customer, contact, ComplaintReason.INVOICE_ERROR, invoice, null, words, writtenBy);
    }

    @Override
    @Transactional
    public String open(String key, String customer, UUID contact, String order, String words) {
        return report(key, customer, contact, ComplaintReason.OTHER, null, order == null ? key : order, words, null);
    }

    private String report(String key, String number, UUID contactId, ComplaintReason reason, String invoice, String about, String words,
                          String writtenBy) {
        return complaints.reported(number, key).map(Complaint::number).orElseGet(() -> {
            Customer customer = customers.customer(number).orElseThrow();
            Optional<Contact> contact = Optional.ofNullable(contactId).flatMap(customers::contact);
            return complaints.report(new NewComplaint(key, number, customer.isConsumer(), customer.country(),
                    contact.map(Contact::id).orElse(null), contact.map(Contact::name).orElse(null),
                    contact.map(Contact::language).orElse(customer.language()), writtenBy == null ? Channel.PORTAL : Channel.PHONE, writtenBy,
                    reason, Wish.EXPLANATION, words, about, invoice, false, true, false, false, false, List.of())).number();
        });
    }
}

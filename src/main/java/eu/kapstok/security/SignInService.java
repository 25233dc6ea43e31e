package eu.kapstok.security;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.engine.JobQueue;
import eu.kapstok.security.SignInRequests.Proven;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the wish to sign in and has the mail sent by a job. */
@Service
class SignInService {

    private final SignInRequests requests;
    private final JobQueue jobs;
    private final CustomerService customers;

    SignInService(SignInRequests requests, JobQueue jobs, CustomerService customers) {
        this.requests = requests;
        this.jobs = jobs;
        this.customers = customers;
    }

    /**
     * The answer is the same for an address that nobody has, and for one that already got enough mails.
     *
     * @param contactId the one contact meant, null for any with that address
     * @return empty when too much was asked for from that connection lately
     */
    @Transactional
    Optional<UUID> ask(String email, UUID contactId, String target, String ip) {
        if (!requests.mayAskFrom(ip)) {
            return Optional.empty();
        }
        boolean mail = requests.mayMail(email);
        UUID id = requests.open(email, contactId, target, ip);
        if (mail) {
            jobs.enqueue(SignInMail.TYPE, id.toString());
        }
        return Optional.of(id);
    }

    /** Whom the request can sign in. */
    List<Contact> contacts(Proven proven) {
        return customers.contactsByEmail(proven.email()).stream()
                .filter(contact -> proven.contactId() == null || contact.id().equals(proven.contactId())).toList();
    }
}

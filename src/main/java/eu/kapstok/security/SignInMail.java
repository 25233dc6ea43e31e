package eu.kapstok.security;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.engine.PublicAddress;
import eu.kapstok.engine.QueuedWork;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Sends link and code to who asked to sign in. It is a job, also for an address that nobody has: the answer on the page
 * comes as fast for the one as for the other, and the secrets exist nowhere but in the mail.
 */
@Component
class SignInMail implements QueuedWork {

    static final String TYPE = "send-sign-in-mail";

    private final SignInRequests requests;
    private final CustomerService customers;
    private final Mails mails;
    private final PublicAddress address;

    SignInMail(SignInRequests requests, @Lazy CustomerService customers, @Lazy Mails mails, PublicAddress address) {
        this.requests = requests;
        this.customers = customers;
        this.mails = mails;
        this.address = address;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String payload) {
        UUID id = UUID.fromString(payload);
        requests.find(id).flatMap(request -> customers.contactsByEmail(request.email()).stream()
                .filter(contact -> request.contactId() == null || contact.id().equals(request.contactId())).findFirst())
                .ifPresent(contact -> send(id, contact));
    }

    private void send(UUID id, Contact contact) {
        String link = Token.create();
        String code = Token.code();
        requests.keepSecrets(id, link, code);
        mails.send("sign-in:" + id, new Mail(contact.email(), contact.locale(), "sign-in", List.of(),
                Map.of("name", contact.name(), "link", address.of(PortalSecurity.SIGN_IN + "/link/" + link), "code", code,
                        "minutes", SignInRequests.VALID.toMinutes()),
                List.of(), null, contact.customer().number()));
    }
}

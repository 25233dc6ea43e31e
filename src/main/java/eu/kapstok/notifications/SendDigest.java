package eu.kapstok.notifications;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.engine.PublicAddress;
import eu.kapstok.engine.QueuedWork;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells a contact once a day what there is, instead of once for each thing. */
@Component
class SendDigest implements QueuedWork {

    static final String TYPE = "send-digest";

    private final CustomerService customers;
    private final MailStore mails;
    private final Mails writer;
    private final PublicAddress address;

    SendDigest(@Lazy CustomerService customers, MailStore mails, @Lazy Mails writer, PublicAddress address) {
        this.customers = customers;
        this.mails = mails;
        this.writer = writer;
        this.address = address;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String payload) {
        customers.contact(UUID.fromString(payload)).filter(contact -> contact.email() != null).ifPresent(this::send);
    }

    private void send(Contact contact) {
        String customer = contact.customer().number();
        List<KeptMail> bundled = mails.bundle(customer, contact.email(),
                contact.active() ? KeptMail.State.BUNDLED : KeptMail.State.UNWANTED);
        if (bundled.isEmpty() || !contact.active()) {
            return;
        }
        writer.send("digest:" + bundled.get(0).id(), new Mail(contact.email(), contact.locale(), "digest", List.of(bundled.size()),
                Map.of("name", contact.name(), "subjects", bundled.stream().map(KeptMail::subject).toList(),
                        "link", address.of("/portal")), List.of(), null, customer));
    }
}

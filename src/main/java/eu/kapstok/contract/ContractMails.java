package eu.kapstok.contract;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.security.StaffDirectory;
import eu.kapstok.security.StaffGroup;
import eu.kapstok.security.StaffMember;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes to signers and to our own people about contracts. */
@Component
class ContractMails {

    private static final Duration LINK = Duration.ofDays(30);

    private final CustomerService customers;
    private final StaffDirectory staff;
    private final PersonalLinks links;
    private final Mails mails;
    private final MessageSource messages;
    private final String baseUrl;

    ContractMails(CustomerService customers, StaffDirectory staff, PersonalLinks links, Mails mails, MessageSource messages,
                  @Value("${kapstok.base-url}") String baseUrl) {
        this.customers = customers;
        this.staff = staff;
        this.links = links;
        this.mails = mails;
        this.messages = messages;
        this.baseUrl = baseUrl;
    }

    /** Asks a signer to sign; a mail per turn. */
    void invite(Contract contract, ContractSigner signer) {
        send("invited:%d:%d:%d".formatted(signer.version(), signer.position(), signer.turn()), "contract-invitation", contract, signer, List.of(), null);
    }

    /** Once a day at most. */
    void remind(Contract contract, ContractSigner signer, LocalDate today) {
        send("reminded:%d:%d:%d:%s".formatted(signer.version(), signer.position(), signer.turn(), today), "contract-reminder", contract, signer,
                List.of(), null);
    }

    /** Says that nothing has to be signed any more. */
    void tellExpired(Contract contract, ContractSigner signer) {
        send("expired", "contract-expired", contract, signer, List.of(), null);
    }

    /** @param why for the customer, null where nothing was said */
    void tellStopped(Contract contract, ContractSigner signer, String why) {
        send("stopped", "contract-stopped", contract, signer, List.of(), why);
    }

    /** Brings the sealed contract. */
    void distribute(Contract contract, ContractSigner signer) {
        send("signed", "contract-signed", contract, signer, List.of(contract.sealedId()), null);
    }

    /** Sends the one-time code for one task; it stands nowhere else. */
    void sendCode(Contract contract, Contact contact, String task, String code, Instant now) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", contact.name());
        model.put("number", contract.number());
        model.put("title", contract.title());
        model.put("code", code);
        model.put("minutes", SigningCodes.VALID.toMinutes());
        mails.send("%s:code:%s:%s:%s".formatted(contract.id(), task, contact.id(), now), new Mail(contact.email(), contact.locale(), "contract-code", List.of(contract.number()),
                model, List.of(), null, null));
    }

    private void send(String moment, String template, Contract contract, ContractSigner signer, List<UUID> attachments, String text) {
        customers.contact(signer.contactId()).filter(contact -> contact.active() && contact.email() != null).ifPresent(contact -> {
            Map<String, Object> model = new HashMap<>();
            model.put("name", contact.name());
            model.put("number", contract.number());
            model.put("title", contract.title());
            model.put("signBy", contract.signBy());
            model.put("text", text == null ? "" : text);
            model.put("link", links.create(contact.id(), "/portal/contracts/" + contract.number(), Instant.now().plus(LINK)));
            mails.send("%s:%s:%s".formatted(contract.id(), moment, contact.id()), new Mail(contact.email(), contact.locale(), template,
                    List.of(contract.number(), new LocalFormat(contact.locale()).date(contract.signBy())), model, attachments, contract.number(), contract.customer()));
        });
    }

    /** Tells sales what became of a contract. */
    void tellSales(Contract contract, String moment, Object... arguments) {
        for (StaffMember member : staff.membersOf(StaffGroup.SALES)) {
            if (member.email() != null) {
                Map<String, Object> model = new HashMap<>();
                model.put("name", member.name());
                model.put("number", contract.number());
                model.put("customer", customers.customer(contract.customer()).orElseThrow().name());
                model.put("title", contract.title());
                model.put("sentence", messages.getMessage("contract.staff.mail." + moment, arguments, Locale.ENGLISH));
                model.put("link", baseUrl + "/staff/contracts/" + contract.number());
                mails.send("%s:%s:%d:%s".formatted(contract.id(), moment, contract.version(), member.id()), new Mail(member.email(), Locale.ENGLISH, "contract-staff",
                        List.of(contract.number(), messages.getMessage("contract.staff.mail." + moment + ".subject", null, Locale.ENGLISH)), model, List.of(),
                        contract.number(), null));
            }
        }
    }
}

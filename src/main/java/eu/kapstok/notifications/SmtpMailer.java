package eu.kapstok.notifications;

import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.Seller;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends mails by a mail server, as text and as HTML with the seller's logo in it. */
class SmtpMailer implements Mailer {

    @Override
    public boolean handsOver() {
        return true;
    }

    static final String LOGO = "logo";

    private final JavaMailSender server;
    private final MailSettings settings;
    private final Seller seller;
    private final DocumentArchive archive;

    SmtpMailer(JavaMailSender server, MailSettings settings, Seller seller, DocumentArchive archive) {
        this.server = server;
        this.settings = settings;
        this.seller = seller;
        this.archive = archive;
    }

    @Override
    public void send(KeptMail mail) throws RecipientRefused {
        try {
            server.send(message(mail));
        } catch (AddressException unreadable) {
            throw new RecipientRefused("The address %s cannot be read".formatted(mail.recipient()), unreadable);
        } catch (MailSendException failed) {
            Optional<SendFailedException> refusal = refusal(failed);
            if (refusal.isPresent()) {
                throw new RecipientRefused(refusal.get().getMessage().strip(), failed);
            }
            throw failed;
        } catch (MessagingException | IOException unwritable) {
            throw new IllegalStateException("Mail %s cannot be written".formatted(mail.id()), unwritable);
        }
    }

    private MimeMessage message(KeptMail mail) throws MessagingException, IOException {
        InternetAddress sender = sender();
        MimeMessage message = server.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED,
                StandardCharsets.UTF_8.name());
        helper.setFrom(sender);
        if (settings.redirectTo() == null || settings.redirectTo().isBlank()) {
            helper.setTo(address(mail.recipient()));
        } else {
            helper.setTo(address(settings.redirectTo()));
            message.setHeader("X-Kapstok-Recipient", address(mail.recipient()).toString());
        }
        helper.setSubject(mail.subject());
        helper.setText(mail.text(), mail.html());
        if (seller.logo() != null) {
            helper.addInline(LOGO, seller.logo(), "image/png");
        }
        for (UUID id : mail.attachments()) {
            attach(helper, id);
        }
        message.setContentLanguage(new String[] {mail.language()});
        // no answers by machines to a machine; the same id for each attempt lets the receiver see that they are one mail
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Message-ID", "<%s@%s>".formatted(mail.id(), domain(sender)));
        return message;
    }

    private void attach(MimeMessageHelper helper, UUID id) throws MessagingException {
        ArchivedDocument document = archive.find(id)
                .orElseThrow(() -> new NoSuchElementException("No document %s to attach".formatted(id)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) document.size());
        archive.copyTo(id, bytes);
        helper.addAttachment(document.fileName(), new ByteArrayDataSource(bytes.toByteArray(), document.contentType()));
    }

    private InternetAddress sender() throws IOException {
        try {
            return settings.from() == null || settings.from().isBlank()
                    ? new InternetAddress(seller.mail(), seller.name(), StandardCharsets.UTF_8.name())
                    : new InternetAddress(settings.from(), true);
        } catch (AddressException unreadable) {
            throw new UncheckedIOException(new IOException("Setting kapstok.mail.from is no mail address: "
                    + settings.from(), unreadable));
        }
    }

    private static InternetAddress address(String address) throws AddressException {
        return new InternetAddress(address, true);
    }

    private static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().indexOf('@') + 1);
    }

    /** The server said of the recipient itself that it never will take mail for it. */
    private static Optional<SendFailedException> refusal(MailSendException failed) {
        for (Exception each : failed.getMessageExceptions()) {
            if (each instanceof SendFailedException send && send.getInvalidAddresses() != null
                    && send.getInvalidAddresses().length > 0) {
                return Optional.of(send.getNextException() instanceof SendFailedException address ? address : send);
            }
        }
        return Optional.empty();
    }
}

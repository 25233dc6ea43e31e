package eu.kapstok.notifications;

import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.Seller;
import eu.kapstok.engine.MissingSetting;
import eu.kapstok.engine.RequiredSetting;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** A mail server by setting; in the trial a mailbox where none is set. */
@Configuration
class MailConfiguration {

    private static final RequiredSetting HOST =
            new RequiredSetting("spring.mail.host", "the mail server to send by, such as smtp.example.com");

    @Bean
    static RequiredSetting mailHostSetting() {
        return HOST;
    }

    @Bean
    Mailer mailer(ObjectProvider<JavaMailSender> server, ObjectProvider<DemoMailbox> mailbox, MailSettings settings,
                  Seller seller, DocumentArchive archive) {
        JavaMailSender sender = server.getIfAvailable();
        if (sender != null) {
            return new SmtpMailer(sender, settings, seller, archive);
        }
        DemoMailbox demo = mailbox.getIfAvailable();
        if (demo != null) {
            return demo::receive;
        }
        throw new MissingSetting(HOST.name(), HOST.meaning());
    }
}

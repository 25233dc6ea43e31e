package eu.kapstok.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailHealthTest {

    @Test
    void mailServerThatAnswersIsUp() throws Exception {
        try (RefusingServer server = new RefusingServer("250 ok")) {
            assertThat(new MailHealth(at(server.port())).health().getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    void mailServerThatIsAwayDegradesTheProductAndIsNamed() throws Exception {
        JavaMailSenderImpl gone;
        try (RefusingServer server = new RefusingServer("250 ok")) {
            gone = at(server.port());
        }

        Health health = new MailHealth(gone).health();

        assertThat(health.getStatus()).isEqualTo(new Status("DEGRADED"));
        assertThat(health.getDetails()).containsKey("error").containsEntry("location", "127.0.0.1:" + gone.getPort());
    }

    private static JavaMailSenderImpl at(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "2000");
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "2000");
        return sender;
    }
}

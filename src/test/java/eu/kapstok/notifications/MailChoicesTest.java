package eu.kapstok.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.customer.Notices;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Mails come as their reader chose. */
@KapstokTest
class MailChoicesTest {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private final String number = "M" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = "anna@" + number.toLowerCase(Locale.ROOT) + ".example";

    @Autowired
    CustomerService customers;
    @Autowired
    Mails mails;
    @Autowired
    MailStore store;
    @Autowired
    DemoMailbox mailbox;
    @Autowired
    TestEngine engine;
    @Autowired
    ManagementService management;
    @Autowired
    Clock clock;

    Contact anna;

    @BeforeEach
    void contact() {
        ErpAddress house = new ErpAddress("a1", "Bedrijf", "Meir 1", "2000", "Antwerpen", "BE");
        customers.keep(new ErpCustomer(number, "Bedrijf " + number, ErpCustomer.Kind.BUSINESS, "BE", "nl", "B", null, house,
                List.of(house), null, false, 30, "sales", List.of(new ErpContact("1", "Anna", "Peeters", address, null, "nl"))));
        anna = customers.contactByErpId(number, "1").orElseThrow();
    }

    @Test
    void optionalMailComesAtOnceUntilSomethingElseIsChosen() {
        assertThat(state(optional("one"))).isEqualTo(KeptMail.State.SENT);
    }

    @Test
    void whoWantsNoneGetsWhatIsNeededOnly() {
        customers.chooseNotices(anna.id(), Notices.NEEDED_ONLY);

        assertThat(state(optional("one"))).isEqualTo(KeptMail.State.UNWANTED);
        assertThat(state(mails.send(number + ":needed", mail("needed")))).isEqualTo(KeptMail.State.SENT);
        assertThat(mailbox.list(address, null)).hasSize(1);
    }

    @Test
    void dailyMailBringsAllOfTheDayOnceTheNextMorning() {
        customers.chooseNotices(anna.id(), Notices.DAILY);
        UUID first = optional("one");
        UUID second = optional("two");
        assertThat(state(first)).isEqualTo(KeptMail.State.WAITING);
        assertThat(mailbox.list(address, null)).isEmpty();

        List<Job> digests = digests();
        assertThat(digests).as("one a day").hasSize(1);
        Date due = digests.get(0).getDuedate();
        ZonedDateTime morning = due.toInstant().atZone(BRUSSELS);
        assertThat(morning.toLocalTime()).isEqualTo(LocalTime.of(7, 0));
        assertThat(due.toInstant()).isAfter(clock.instant()).isBefore(clock.instant().plusSeconds(25 * 3600));
        management.executeJob(digests.get(0).getId());
        engine.continueToNextWaitState();

        DemoMailbox.Received digest = mailbox.list(address, null).get(0);
        assertThat(digest.subject()).isEqualTo("2 berichten in het klantenportaal");
        assertThat(digest.text()).contains("Dag Anna Peeters", "2 berichten");
        assertThat(state(first)).isEqualTo(KeptMail.State.BUNDLED);
        assertThat(state(second)).isEqualTo(KeptMail.State.BUNDLED);
        assertThat(state(optional("three"))).isEqualTo(KeptMail.State.WAITING);
        assertThat(digests()).as("the next day's").hasSize(1);
        digests().forEach(job -> management.deleteJob(job.getId()));
    }

    @Test
    void strangersAddressIsNotAskedWhatItsOwnerChoseElsewhere() {
        customers.chooseNotices(anna.id(), Notices.NEEDED_ONLY);

        Mail toStaff = new Mail(address, Locale.ENGLISH, "digest", List.of(1), Map.of("name", "A", "subjects", List.of("x"), "link", "http://x.example"),
                List.of(), null, null).asChosen();
        assertThat(state(mails.send(number + ":staff", toStaff))).isEqualTo(KeptMail.State.SENT);
    }

    private List<Job> digests() {
        return management.createJobQuery().list().stream().filter(job -> job instanceof JobEntity entity
                && (entity.getJobHandlerConfigurationRaw() + "").contains(anna.id().toString())).toList();
    }

    private UUID optional(String what) {
        return mails.send(number + ":" + what, mail(what).asChosen());
    }

    private Mail mail(String what) {
        return new Mail(address, Locale.forLanguageTag("nl"), "digest", List.of(2), Map.of("name", "Anna", "subjects", List.of(what),
                "link", "http://localhost/portal"), List.of(), null, number);
    }

    private KeptMail.State state(UUID mail) {
        engine.continueToNextWaitState();
        return store.find(mail).orElseThrow().state();
    }
}

package eu.kapstok.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.customer.Contact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ContractTermProcessTest extends ContractProcessTests {

    private static final String DECIDE = "Activity_DecideOnTerm";

    @Autowired
    ManagementService management;
    @Autowired
    ContractTerms terms;

    @Test
    void salesIsRemindedOnceBeforeTheLastDayForNoticeAndOnceBeforeTheEnd() {
        String number = inForce(Map.of());
        LocalDate notice = contract(number).noticeOn();
        LocalDate end = contract(number).endsOn();
        assertThat(notice).isEqualTo(end.minusMonths(1));
        assertThat(reminder(number)).isEqualTo(morning(notice.minusDays(30)));

        engine.fireTimer(number, "Event_ReminderDue");
        Task task = task(number, DECIDE);
        assertThat(task.getAssignee()).as("who looks after the customer").isEqualTo("sales");
        assertThat(tasks.getVariablesLocal(task.getId()).get("dayText").toString()).contains("last day to give notice");
        staff(number, DECIDE, "sales", Map.of("decision", "keep", "note", "Asked Anna, they stay"));

        assertThat(reminder(number)).isEqualTo(morning(end.minusDays(30)));
        engine.fireTimer(number, "Event_ReminderDue");
        assertThat(tasks.getVariablesLocal(task(number, DECIDE).getId()).get("dayText").toString()).startsWith("It ends on");
        staff(number, DECIDE, "sales", Map.of("decision", "end"));

        assertThat(engine.instanceOf(number)).as("no day is left").isNull();
        assertThat(passed(number)).contains("Event_NoDateLeft");
        assertThat(told(number)).contains("TERM_KEPT", "TERM_ENDS");
    }

    @Test
    void renewedContractIsRemindedOfBeforeItsNewDays() {
        String number = inForce(Map.of());
        LocalDate end = contract(number).endsOn();
        LocalDate kept = until(number);
        engine.fireTimer(number, "Event_ReminderDue");
        Map<String, Object> renewed = Map.of("decision", "renew", "newEnd", end.plusYears(1).toString(), "newNoticeMonths", 2);

        staff(number, DECIDE, "sales", renewed);
        assertThat(contract(number).endsOn()).isEqualTo(end.plusYears(1));
        assertThat(contract(number).noticeOn()).isEqualTo(end.plusYears(1).minusMonths(2));
        assertThat(reminder(number)).isEqualTo(morning(end.plusYears(1).minusMonths(2).minusDays(30)));
        assertThat(until(number)).as("kept as much longer").isEqualTo(kept.plusYears(1));
    }

    @Test
    void contractIsNotRenewedToADayThatIsNoLater() {
        String number = inForce(Map.of());
        engine.fireTimer(number, "Event_ReminderDue");

        assertThatThrownBy(() -> staff(number, DECIDE, "sales", Map.of("decision", "renew", "newEnd", contract(number).endsOn().toString())))
                .hasMessageContaining("New last day").hasMessageContaining("after the present end");
        assertThat(task(number, DECIDE)).isNotNull();
    }

    @Test
    void contractThatEndsSoonIsRemindedOfAtOnceAndOneWithoutEndNever() {
        String soon = inForce(Map.of("startsOn", LocalDate.now(clock).toString(), "endsOn", LocalDate.now(clock).plusDays(10).toString()));
        assertThat(contract(soon).noticeOn()).as("has passed").isBefore(LocalDate.now(clock));
        assertThat(reminder(soon)).isBefore(clock.instant());
        engine.fireTimer(soon, "Event_ReminderDue");
        assertThat(tasks.getVariablesLocal(task(soon, DECIDE).getId()).get("dayText").toString()).startsWith("It ends on");

        Map<String, Object> open = new HashMap<>();
        open.put("endsOn", null);
        open.put("noticeMonths", null);
        String endless = inForce(open);
        assertThat(engine.instanceOf(endless)).isNull();
    }

    /** A job that runs once more after its node was killed, or a second case by mistake, plans nothing twice. */
    @Test
    void dayIsPlannedOnce() {
        String number = inForce(Map.of());
        assertThat(terms.next(number)).as("the end").contains(morning(contract(number).endsOn().minusDays(30)));
        assertThat(terms.next(number)).isEmpty();
        assertThat(database.sql("select count(*) from kapstok.contract_reminder r join kapstok.contract c on c.id = r.contract_id where c.number = ?")
                .param(number).query(Long.class).single()).isEqualTo(2);
    }

    private String inForce(Map<String, Object> other) {
        List<Contact> anna = people(1);
        Map<String, Object> wish = rental(anna);
        other.forEach((key, value) -> {
            if (value == null) {
                wish.remove(key);
            } else {
                wish.put(key, value);
            }
        });
        return signed(anna, wish);
    }

    private Instant reminder(String number) {
        Job job = management.createJobQuery().processInstanceId(engine.instanceOf(number).getId()).activityId("Event_ReminderDue").singleResult();
        return job.getDuedate().toInstant();
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(LocalTime.of(9, 0)).atZone(Contract.SELLER).toInstant();
    }

    private LocalDate until(String number) {
        return database.sql("select retain_until from kapstok.document where id = ?").param(contract(number).sealedId()).query(LocalDate.class).single();
    }

    private List<String> told(String number) {
        return database.sql("select e.type from kapstok.contract_event e where e.contract_id = ?").param(contract(number).id()).query(String.class).list();
    }
}

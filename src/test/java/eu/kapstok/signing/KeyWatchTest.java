package eu.kapstok.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.documents.SampleRenderer;
import eu.kapstok.engine.JobQueue;
import eu.kapstok.engine.PublicAddress;
import eu.kapstok.forms.EngineRest;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.HostileAnswers;
import eu.kapstok.testing.KapstokTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A key of our own that runs out. */
@KapstokTest
class KeyWatchTest {

    private static final String TASK = "Activity_RenewSealKey";

    @Autowired
    SealKeyRenewalProcess renewal;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    IdentityService identity;
    @Autowired
    MessageSource messages;
    @Autowired
    JdbcClient sql;
    @LocalServerPort
    int port;
    @TempDir
    Path folder;

    private final Queue queue = new Queue();

    /** Keeps what is queued instead of doing it. */
    private static class Queue implements JobQueue {

        private final List<Instant> due = new ArrayList<>();
        private final List<String> certificates = new ArrayList<>();

        @Override
        public void enqueue(String type, String payload) {
            throw new AssertionError("Not before its time: " + type);
        }

        @Override
        public void enqueueAt(Instant moment, String type, String payload) {
            assertThat(type).isEqualTo(KeyWatch.TYPE);
            due.add(moment);
            certificates.add(payload);
        }
    }

    @AfterEach
    void nothingIsLeft() {
        queue.certificates.forEach(certificate -> {
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(certificate).list()
                    .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "Test"));
            sql.sql("delete from kapstok.seal_key_watch where certificate = ?").param(certificate).update();
        });
    }

    @Test
    void keyThatRunsOutIn20DaysBecomesATaskOnceHoweverOftenTheApplicationStarts() {
        KeyWatch watch = new KeyWatch(keys(Duration.ofDays(20)), renewal, queue, sql);

        watch.begin();
        watch.begin();
        assertThat(queue.due).hasSize(1);
        assertThat(queue.due.get(0)).as("30 days before, so now").isBefore(Instant.now());
        watch.run(queue.certificates.get(0));
        watch.run(queue.certificates.get(0));
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void keyThatIsGoodForAYearIsLookedAtThirtyDaysBefore() {
        SealKeys keys = keys(Duration.ofDays(365));
        KeyWatch watch = new KeyWatch(keys, renewal, queue, sql);

        watch.begin();
        assertThat(queue.due).containsExactly(keys.expires().minus(Duration.ofDays(30)));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void keyThatWasReplacedMeanwhileMakesNoTask() {
        KeyWatch before = new KeyWatch(keys(Duration.ofDays(20)), renewal, queue, sql);
        before.begin();
        KeyWatch after = new KeyWatch(keys(Duration.ofDays(365)), renewal, queue, sql);
        after.begin();

        after.run(queue.certificates.get(0));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void taskSaysWhichKeyAndIsNotDoneWhileTheOldOneIsStillInUse() {
        SealKeys keys = keys(Duration.ofDays(20));
        SealKeyRenewalFormData data = new SealKeyRenewalFormData(keys, messages);

        assertThat(data.displayKeys(TASK)).contains("keyText");
        assertThatThrownBy(() -> data.submitted(null, Map.of("keyOutcome", "renewed"), null, null)).isInstanceOf(FormRefused.class);
        assertThat(new SealKeyRenewalFormData(keys(Duration.ofDays(365)), messages).submitted(null, Map.of("keyOutcome", "renewed"), null, null))
                .containsEntry("keyOutcome", "renewed");
    }

    @Test
    void formRefusesWhatItDidNotAskFor() throws IOException {
        new KeyWatch(keys(Duration.ofDays(20)), renewal, queue, sql).begin();
        renewal.start(queue.certificates.get(0));
        assertThat(HostileAnswers.shipped("signing", Set.of(), false)).containsExactly("renew-seal-key");
        Task task = waiting().get(0);

        HostileAnswers.send(new EngineRest(port, "camunda-admin"), task.getId(), "signing", "renew-seal-key", Map.of("note", Map.of("keyOutcome", "\"left\"")));
        assertThat(waiting()).hasSize(1);
        identity.setAuthentication("camunda-admin", List.of("camunda-admin"));
        try {
            tasks.complete(task.getId(), Map.of("keyOutcome", "left", "note", "We stop"));
        } finally {
            identity.clearAuthentication();
        }
        assertThat(waiting()).isEmpty();
    }

    private List<Task> waiting() {
        return queue.certificates.stream().flatMap(certificate -> tasks.createTaskQuery().processInstanceBusinessKey(certificate)
                .taskDefinitionKey(TASK).taskCandidateGroup("camunda-admin").list().stream()).toList();
    }

    private SealKeys keys(Duration valid) {
        Path own = folder.resolve(valid.toString());
        new TrialAuthority(own.toString(), SampleRenderer.seller(), valid).seal();
        return new SealKeys(new SigningSettings(SigningSettings.Mode.PKCS12, "", own.resolve("trial.p12").toString(), "trial", "seal", null, 0,
                new SigningSettings.TimeStamp("https://tsa.example", null, null, Duration.ofSeconds(10)), 60), SampleRenderer.seller(),
                new PublicAddress("https://portal.example.com"));
    }
}

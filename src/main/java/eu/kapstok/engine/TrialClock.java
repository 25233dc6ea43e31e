package eu.kapstok.engine;

import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets days pass in a trial: goes from due date to due date, as a jump would fire a reminder and its deadline together. Work that only
 * looks again and again is not stopped for: the job executor does it where the clock stands. For one node; sessions and remembered
 * devices stay on real time.
 */
@Component
@Profile("demo")
public class TrialClock {

    private static final int MOST_STEPS = 2_000;
    private static final Duration MOST_WAITING = Duration.ofSeconds(30);
    private static final int PAGE = 50;

    private final ManagementService management;
    private final JobExecutor executor;
    private final JdbcTemplate database;
    private final ObjectProvider<QueuedWork> work;

    TrialClock(ProcessEngine engine, JdbcTemplate database, ObjectProvider<QueuedWork> work) {
        this.work = work;
        this.management = engine.getManagementService();
        this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        this.database = database;
    }

    @PostConstruct
    void goOnWhereItWas() {
        List<Long> ahead = database.queryForList("select ahead_millis from kapstok.trial_clock", Long.class);
        if (!ahead.isEmpty()) {
            ClockUtil.offset(ahead.get(0));
        }
    }

    /** The trial's present. */
    public Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /**
     * Lets that time pass, at least zero; returns when no due job is left or each has failed once.
     *
     * @return the trial's new present
     * @throws IllegalArgumentException when {@code by} is negative or longer than a year
     */
    public synchronized Instant advance(Duration by) {
        if (by.isNegative() || by.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException("The clock goes forward, by a year at most");
        }
        Instant target = now().plus(by);
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Instant> next = nextDueUntil(target, doDueJobs());
            if (next.isEmpty()) {
                break;
            }
            if (next.get().isAfter(now())) {
                moveTo(next.get());
            }
        }
        if (now().isBefore(target)) {
            moveTo(target);
        }
        doDueJobs();
        return now();
    }

    /** Back to real time. */
    public synchronized void reset() {
        database.update("delete from kapstok.trial_clock");
        ClockUtil.reset();
    }

    private void moveTo(Instant moment) {
        long ahead = Duration.between(Instant.now(), moment).toMillis();
        database.update("insert into kapstok.trial_clock (id, ahead_millis) values (1, ?) "
                + "on conflict (id) do update set ahead_millis = excluded.ahead_millis", ahead);
        ClockUtil.offset(ahead);
        executor.jobWasAdded();
    }

    private Optional<Instant> nextDueUntil(Instant target, Instant looked) {
        return first(management.createJobQuery().withRetriesLeft().active().duedateHigherThan(Date.from(looked))
                .duedateLowerThan(Date.from(target.plusMillis(1))).orderByJobDuedate().asc()).map(job -> job.getDuedate().toInstant());
    }

    /** The first that the days wait for. */
    private Optional<Job> first(JobQuery query) {
        Set<String> looking = work.stream().filter(QueuedWork::looksAgainAndAgain).map(QueuedWork::type).collect(Collectors.toSet());
        List<Job> page;
        int from = 0;
        do {
            page = query.listPage(from, PAGE);
            for (Job job : page) {
                if (!looking.contains(((JobEntity) job).getJobHandlerType())) {
                    return Optional.of(job);
                }
            }
            from += PAGE;
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    /**
     * A job that fails gets a later due date, so that each is tried once here.
     *
     * @return a moment until which nothing is left, as time goes on meanwhile
     */
    private Instant doDueJobs() {
        Instant end = Instant.now().plus(MOST_WAITING);
        while (Instant.now().isBefore(end)) {
            Instant looked = now();
            Optional<Job> due = first(management.createJobQuery().withRetriesLeft().active().executable());
            if (due.isEmpty()) {
                return looked;
            }
            if (executor.isActive()) {
                rest();
            } else {
                doHere(due.get());
            }
        }
        throw new IllegalStateException("Jobs are still running after " + MOST_WAITING.toSeconds() + " s");
    }

    private void doHere(Job job) {
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException failed) {
            // the engine keeps the reason with the job and tries it again later
        }
    }

    private static void rest() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while days pass", interrupted);
        }
    }
}

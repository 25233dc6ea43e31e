package eu.kapstok.demo;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.engine.TrialClock;
import eu.kapstok.engine.TrialMorning;
import eu.kapstok.engine.TrialReset;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoQuote;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The first day of a trial: quotes of every kind go out in the morning, and the day can begin again. */
@Component
@Profile("demo")
class DemoDay {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDay.class);

    private static final int ATTEMPTS = 5;

    /** What is on its way when somebody comes to look: to the customer at once, or to each of those who approve. */
    private static final List<DemoQuote> MORNING = List.of(
            DemoQuote.of("C10042", line("WC-HANG", 4), line("WC-FRM", 4), line("WC-PLT", 4), line("KIT-SIL", 1)).withDiscount("3"),
            DemoQuote.of("C10042", line("WP-0900", 2), DemoQuote.Line.of("WPB-200", 2, "5"), line("VV-1620", 6)).withDiscount("12"),
            DemoQuote.of("C10058", DemoQuote.Line.of("CV-2410", 3, "5"), line("TH-SLIM", 3), line("FLT-MAG", 3)),
            DemoQuote.of("C10063", line("ML-1620", 12), line("ML-2020", 8), DemoQuote.Line.of("ML-PER16", 250, "8")),
            DemoQuote.of("C10077", line("VEN-FIL", 24), line("VEN-ROOS", 20)),
            DemoQuote.of("C10085", line("BOI-100", 3), line("KGL-15", 12)),
            DemoQuote.of("C10092", line("EL-LP11", 4), line("EL-DIF40", 4), line("EL-XVB3", 2)),
            DemoQuote.of("C10104", line("WP-1200", 10), line("VEN-D350", 6)).withDiscount("24").withNonStandardTerms(),
            DemoQuote.of("C10117", line("RAD-HD60", 6), line("THK-210", 6)).withDiscount("4"),
            DemoQuote.of("C10123", line("WP-0600", 1), line("VV-COL8", 1)),
            DemoQuote.of("C10138", line("DOU-BAK", 1), line("DOU-WND", 1), line("LAV-KRN", 1)));

    /** By customer: a second contact who may accept quotes, so that two can do so at the same moment. */
    private static final Map<String, String> APPROVERS_TOO =
            Map.of("C10042", "C10042-P2", "C10063", "C10063-P2", "C10104", "C10104-P2");

    private final DemoErp erp;
    private final CustomerService customers;
    private final TrialClock clock;
    private final List<TrialReset> modules;
    private final List<TrialMorning> mornings;
    private final TransactionTemplate transaction;
    private final JobExecutor executor;
    private final boolean morning;

    DemoDay(DemoErp erp, CustomerService customers, TrialClock clock, List<TrialReset> modules, List<TrialMorning> mornings,
            PlatformTransactionManager transactions, ProcessEngine engine, Environment environment) {
        this.erp = erp;
        this.customers = customers;
        this.clock = clock;
        this.modules = modules;
        this.mornings = mornings;
        this.transaction = new TransactionTemplate(transactions);
        this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        this.morning = !environment.acceptsProfiles(Profiles.of("test"))
                && environment.getRequiredProperty("erp.mode").equalsIgnoreCase("demo");
    }

    /** Before the start log ends with where to go. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE - 1)
    void begin() {
        erp.tellUntoldFacts();
        if (morning && erp.hasNoQuotes()) {
            APPROVERS_TOO.forEach(this::letApprove);
            MORNING.forEach(this::raise);
            mornings.forEach(this::begin);
        }
    }

    /** Everything back to the first day. */
    synchronized void beginAgain() {
        boolean working = executor.isActive();
        if (working) {
            executor.shutdown();
        }
        try {
            clock.reset();
            erp.reset();
            resetModules(ATTEMPTS);
        } finally {
            if (working) {
                executor.start();
            }
        }
        begin();
    }

    /** A job that was running when the executor stopped may still move an instance. */
    private void resetModules(int attempts) {
        try {
            transaction.executeWithoutResult(status -> modules.forEach(TrialReset::reset));
        } catch (OptimisticLockingException stillMoving) {
            if (attempts == 1) {
                throw stillMoving;
            }
            resetModules(attempts - 1);
        }
    }

    private void letApprove(String customer, String contact) {
        customers.contactByErpId(customer, contact)
                .ifPresent(known -> customers.giveRoles(known.id(), EnumSet.of(ContactRole.BUYER, ContactRole.APPROVER)));
    }

    private void raise(DemoQuote quote) {
        try {
            erp.raiseQuote(quote);
        } catch (RuntimeException unheard) {
            LOG.warn("A quote of the first day for {} was made, but nobody heard of it", quote.customer(), unheard);
        }
    }

    private void begin(TrialMorning part) {
        try {
            part.begin();
        } catch (RuntimeException failed) {
            LOG.warn("A part of the first day was not made", failed);
        }
    }

    private static DemoQuote.Line line(String product, int quantity) {
        return DemoQuote.Line.of(product, quantity);
    }
}

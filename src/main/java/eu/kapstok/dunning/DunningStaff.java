package eu.kapstok.dunning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What credit control decides about a customer outside of any task. */
@Service
class DunningStaff {

    private final Debtors debtors;
    private final Receivables receivables;
    private final Dossiers dossiers;
    private final DunningCases cases;
    private final DunningProcess process;
    private final Clock clock;

    DunningStaff(Debtors debtors, Receivables receivables, Dossiers dossiers, DunningCases cases, DunningProcess process, Clock clock) {
        this.debtors = debtors;
        this.receivables = receivables;
        this.dossiers = dossiers;
        this.cases = cases;
        this.process = process;
        this.clock = clock;
    }

    /** Nothing goes out to the customer up to and with that day. */
    @Transactional
    public void hold(String customer, String reason, LocalDate until, String by) {
        debtors.take(customer);
        debtors.endHold(customer, by);
        debtors.hold(customer, reason, until, by);
        debtors.note(customer, "HELD", until + ": " + reason, by);
        process.happened(DunningProcess.MORE_OVERDUE_FOUND, customer);
    }

    @Transactional
    public void endHold(String customer, String by) {
        debtors.take(customer);
        debtors.endHold(customer, by);
        debtors.note(customer, "GOES_ON", "", by);
        process.happened(DunningProcess.MORE_OVERDUE_FOUND, customer);
    }

    /** Lets a customer order up to and with that day although something is overdue. */
    @Transactional
    public void release(String customer, String reason, LocalDate until, String by) {
        debtors.take(customer);
        debtors.mayOrder(customer, until);
        debtors.note(customer, "MAY_ORDER", until + ": " + reason, by);
        cases.release(customer);
        process.happened(DunningProcess.MORE_OVERDUE_FOUND, customer);
    }

    @Transactional
    public void insolvent(String customer, boolean insolvent, String by) {
        debtors.take(customer);
        debtors.insolvent(customer, insolvent);
        debtors.note(customer, insolvent ? "INSOLVENT" : "SOLVENT", "", by);
        process.happened(DunningProcess.MORE_OVERDUE_FOUND, customer);
    }

    @Transactional
    public void byPost(String customer, boolean byPost, String by) {
        debtors.take(customer);
        debtors.byPost(customer, byPost);
        debtors.note(customer, byPost ? "BY_POST" : "BY_MAIL", "", by);
    }

    /** Everything about what the customer did not pay yet; empty when nothing is overdue. */
    @Transactional(readOnly = true)
    public Optional<byte[]> dossier(String customer) {
        LocalDate today = LocalDate.now(clock);
        return debtors.find(customer).flatMap(debtor -> {
            List<NextStep.Item> overdue = NextSteps.owed(receivables.open(customer)).stream()
                    .filter(item -> item.receivable().daysPastDue(today) > 0).toList();
            return overdue.isEmpty() ? Optional.empty() : Optional.of(dossiers.zip(debtor, overdue, null));
        });
    }
}

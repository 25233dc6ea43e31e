package eu.kapstok.dunning;

import eu.kapstok.claim.Claim;
import eu.kapstok.claim.ClaimCalculator;
import eu.kapstok.claim.ClaimInvoice;
import eu.kapstok.claim.ClaimNotice;
import eu.kapstok.claim.ClaimPause;
import eu.kapstok.claim.ClaimPayment;
import eu.kapstok.claim.ClaimRequest;
import eu.kapstok.erp.ErpCustomer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What may be asked of a customer for their invoices on a day, by the law of their country and kind. */
@Component
class Claims {

    /** What is claimed of one receivable. */
    record Part(Receivable receivable, BigDecimal open, String description) {
    }

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final ClaimCalculator calculator;
    private final Receivables receivables;
    private final LetterStore letters;

    Claims(ClaimCalculator calculator, Receivables receivables, LetterStore letters) {
        this.calculator = calculator;
        this.receivables = receivables;
        this.letters = letters;
    }

    /** What is open as the ERP has it, and nothing beside it. */
    Claim plain(Debtor debtor, List<Part> parts, LocalDate on) {
        return !calculator.knows(debtor.country()) ? Claim.withoutLaw(on, parts.stream().map(part -> new Claim.OfInvoice(part.receivable().name(),
                part.receivable().invoiceDate(), part.receivable().dueDate(), part.description(), part.open(), NOTHING, part.open(), NOTHING,
                NOTHING)).toList()) : calculator.calculate(new ClaimRequest(debtor.country(), debtor.kind(), parts.stream().map(part -> new ClaimInvoice(
                part.receivable().name(), part.open(), part.receivable().invoiceDate(), part.receivable().dueDate(), part.description(), List.of(),
                List.of())).toList(), null, on)).withoutCharges();
    }

    /** Invoices that had their notice on different days are calculated apart; under a law that we do not know nothing is charged. */
    Claim of(Debtor debtor, List<Part> parts, LocalDate on) {
        if (!calculator.knows(debtor.country())) {
            return plain(debtor, parts, on);
        }
        Map<Optional<LetterStore.Notice>, List<Part>> byNotice = new LinkedHashMap<>();
        for (Part part : parts) {
            Optional<LetterStore.Notice> notice = debtor.kind() == ErpCustomer.Kind.CONSUMER ? letters.notice(part.receivable().id())
                    : Optional.empty();
            byNotice.computeIfAbsent(notice, none -> new ArrayList<>()).add(part);
        }
        List<Claim> claims = byNotice.entrySet().stream().map(entry -> calculator.calculate(new ClaimRequest(debtor.country(), debtor.kind(),
                entry.getValue().stream().map(part -> invoice(part, on)).toList(),
                entry.getKey().map(notice -> ClaimNotice.sent(notice.sent(), notice.channel())).orElse(null), on))).toList();
        return claims.size() == 1 ? claims.get(0) : Claim.joined(claims);
    }

    /** Interest does not run while an invoice is disputed. */
    private ClaimInvoice invoice(Part part, LocalDate on) {
        List<ClaimPayment> payments = receivables.paymentsAfterDue(part.receivable()).stream().filter(payment -> !payment.date().isAfter(on)).toList();
        BigDecimal paid = payments.stream().map(ClaimPayment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<ClaimPause> pauses = part.receivable().pauses().stream().filter(pause -> pause.kind() == Pause.Kind.DISPUTE && !pause.from().isAfter(on))
                .map(pause -> new ClaimPause(pause.from(), pause.until() == null || pause.until().isAfter(on) ? on : pause.until())).toList();
        return new ClaimInvoice(part.receivable().name(), part.open().add(paid), part.receivable().invoiceDate(), part.receivable().dueDate(),
                part.description(), payments, pauses);
    }
}

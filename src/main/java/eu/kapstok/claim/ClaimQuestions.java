package eu.kapstok.claim;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers what staff and programs ask of the calculation: everything that is not right is told by field, nothing is guessed. */
@Service
class ClaimQuestions {

    private final ClaimCalculator calculator;
    private final ClaimTerms terms;
    private final CustomerService customers;
    private final Clock clock;

    ClaimQuestions(ClaimCalculator calculator, ClaimTerms terms, CustomerService customers, Clock clock) {
        this.calculator = calculator;
        this.terms = terms;
        this.customers = customers;
        this.clock = clock;
    }

    /** @throws InvalidClaim with every field that is not right; a half-year without a rate is one */
    @Transactional(readOnly = true)
    public Claim answer(Function<String, List<String>> typed) {
        ClaimInput.Wanted wanted = new ClaimInput(typed, calculator, number -> customers.customer(number).map(Customer::kind).orElse(null),
                LocalDate.now(clock)).read(terms);
        Claim claim = calculator.calculate(wanted.request(), wanted.terms());
        if (claim.interestUntil() != null) {
            throw new InvalidClaim("on", "claim.problem.rateMissing", claim.interestUntil().plusDays(1).toString(),
                    claim.interestUntil().toString());
        }
        return claim;
    }

    /** With fewer than all fields there is nothing to answer yet. */
    static boolean isAsked(Function<String, List<String>> typed) {
        return typed.apply("amount") != null || typed.apply("country") != null || typed.apply("due") != null;
    }
}

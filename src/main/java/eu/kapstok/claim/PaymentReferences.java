package eu.kapstok.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives out the references that sums are paid under; each is given once. */
@Component
public class PaymentReferences {

    private static final int A_YEAR = 1_000_000;
    private static final int OWNER_LENGTH = 100;
    private static final int BASE_LENGTH = 10;

    private final JdbcClient sql;
    private final Clock clock;
    private final PaymentSettings settings;

    PaymentReferences(JdbcClient sql, Clock clock, PaymentSettings settings) {
        this.sql = sql;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * The reference of what is paid with it; the same again for the same.
     *
     * @param owner at most 100 characters, such as {@code dunning:C10042}
     * @param country of who pays: its banks read the reference as a structured one
     */
    @Transactional
    public PaymentReference of(String owner, String country) {
        if (owner.length() > OWNER_LENGTH) {
            throw new IllegalArgumentException(owner + " is too long");
        }
        return PaymentReference.of(owner, base(owner).orElseGet(() -> issue(owner)), country, settings.dutchReference());
    }

    /** What is paid with a reference, as somebody typed it or a bank told it. */
    @Transactional(readOnly = true)
    public Optional<String> owner(String typed) {
        return StructuredCommunication.read(typed).map(digits -> digits.substring(0, BASE_LENGTH))
                .or(() -> CreditorReference.read(typed).map(reference -> reference.substring(4)))
                .or(() -> DutchReference.read(typed).map(digits -> digits.substring(digits.length() - BASE_LENGTH)))
                .flatMap(base -> sql.sql("select owner from kapstok.payment_reference where base = ?").param(base).query(String.class).optional());
    }

    private Optional<String> base(String owner) {
        return sql.sql("select base from kapstok.payment_reference where owner = ?").param(owner).query(String.class).optional();
    }

    /** Year and a number of it; who asks at the same time for the same gets what came first. */
    private String issue(String owner) {
        long number = sql.sql("select nextval('kapstok.payment_reference_number')").query(Long.class).single();
        String base = "%04d%06d".formatted(LocalDate.now(clock).getYear() + number / A_YEAR, number % A_YEAR);
        sql.sql("insert into kapstok.payment_reference (owner, base, issued_at) values (?, ?, ?) on conflict (owner) do nothing")
                .params(owner, base, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).update();
        return base(owner).orElseThrow();
    }
}

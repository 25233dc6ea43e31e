package eu.kapstok.erp;

import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Remembers each command to the ERP in transactions of its own: before the call, so that one in doubt is known to be in doubt,
 * and after it, so that it is not made twice. One command at a time for each document.
 */
@Component
class ErpLedger {

    private static final int LONGEST_ERROR = 1000;

    /**
     * @param key identity of the command
     * @param document number of what it changes
     * @param content what it says, apart from its key
     */
    record Request(String key, String operation, String document, String content) {

        String hash() {
            return Sha256.hex(operation + "|" + document + "|" + content);
        }
    }

    private record Row(String state, String hash, String remoteId) {
    }

    private record Outcome<T>(T result, RuntimeException failure, ErpOrderRejected refusal) {
    }

    private final JdbcClient sql;
    private final TransactionTemplate ownTransaction;

    ErpLedger(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Makes the call and keeps its outcome; when it was carried out before, recalls its result instead.
     *
     * @param remoteId how the ERP names the result
     * @param recall the result by that name
     * @throws IllegalStateException when the key belongs to another command
     */
    <T> T once(Request request, ErpLine.Call<T> call, Function<T, String> remoteId, Function<String, T> recall)
            throws ErpOrderRejected {
        ownTransaction.executeWithoutResult(status -> intend(request));
        Outcome<T> outcome = ownTransaction.execute(status -> {
            alone(request.document());
            Row row = row(request);
            if (row.state().equals("DONE")) {
                return make(() -> recall.apply(row.remoteId()));
            }
            Outcome<T> made = make(call);
            keep(request, made, remoteId);
            return made;
        });
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
        if (outcome.failure() != null) {
            throw outcome.failure();
        }
        return outcome.result();
    }

    private void intend(Request request) {
        sql.sql("""
                insert into kapstok.erp_command (key, operation, document, request_hash, state, first_at, last_at)
                values (?, ?, ?, ?, 'PENDING', now(), now()) on conflict (key) do nothing
                """).params(request.key(), request.operation(), request.document(), request.hash()).update();
        row(request);
    }

    private Row row(Request request) {
        Row row = sql.sql("select state, request_hash, remote_id from kapstok.erp_command where key = ?").param(request.key())
                .query((found, index) -> new Row(found.getString(1), found.getString(2), found.getString(3))).single();
        if (!row.hash().equals(request.hash())) {
            throw new IllegalStateException("Key %s was used for another command before; this is %s of %s"
                    .formatted(request.key(), request.operation(), request.document()));
        }
        return row;
    }

    private void alone(String document) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("erp-command:" + document)
                .query((row, index) -> true).list();
    }

    private static <T> Outcome<T> make(ErpLine.Call<T> call) {
        try {
            return new Outcome<>(call.answer(), null, null);
        } catch (ErpOrderRejected refusal) {
            return new Outcome<>(null, null, refusal);
        } catch (RuntimeException failure) {
            return new Outcome<>(null, failure, null);
        }
    }

    private <T> void keep(Request request, Outcome<T> outcome, Function<T, String> remoteId) {
        Exception error = outcome.refusal() != null ? outcome.refusal() : outcome.failure();
        String state = error == null ? "DONE" : inDoubt(error) ? "PENDING" : "REJECTED";
        sql.sql("""
                update kapstok.erp_command
                set state = ?, remote_id = ?, last_error = ?, attempts = attempts + 1, last_at = now()
                where key = ?
                """).params(state, error == null ? remoteId.apply(outcome.result()) : null, text(error), request.key()).update();
    }

    /** Whether a later attempt may still find it done. */
    private static boolean inDoubt(Exception error) {
        if (error instanceof ErpException failed) {
            return switch (failed.kind()) {
                case BUSY, UNAVAILABLE, UNKNOWN -> true;
                default -> false;
            };
        }
        return !(error instanceof ErpOrderRejected);
    }

    private static String text(Exception error) {
        if (error == null) {
            return null;
        }
        String text = String.valueOf(error.getMessage());
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }
}

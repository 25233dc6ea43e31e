package eu.kapstok.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.erp.ErpException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Who we are to Tryton: one log-in for all callers, which goes on when the one who needed it first no longer waits, and
 * after a refusal none for a while.
 */
class TrytonSession {

    /**
     * @param authorization header of every call
     * @param user id
     * @param company id of the seller
     */
    record LoggedIn(String authorization, long user, long company) {
    }

    private final TrytonSettings settings;
    private final HttpClient http;
    private CompletableFuture<LoggedIn> logIn;
    private long refusedSince;

    TrytonSession(TrytonSettings settings, HttpClient http) {
        this.settings = settings;
        this.http = http;
    }

    /** The database's own address. */
    URI address() {
        return settings.url().resolve("/" + URLEncoder.encode(settings.database(), StandardCharsets.UTF_8) + "/");
    }

    /** Logs in where nobody is. */
    LoggedIn current() {
        CompletableFuture<LoggedIn> underWay = logIn();
        try {
            return underWay.get();
        } catch (ExecutionException failed) {
            throw again(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ErpException(ErpException.Kind.UNAVAILABLE, "Interrupted while logging in to Tryton", interrupted);
        }
    }

    /** A session that Tryton no longer knows. */
    synchronized void end(LoggedIn old) {
        if (logIn != null && logIn.isDone() && !logIn.isCompletedExceptionally() && logIn.join() == old) {
            logIn = null;
        }
    }

    private synchronized CompletableFuture<LoggedIn> logIn() {
        if (logIn == null || logIn.isCompletedExceptionally() && !stillRefused()) {
            logIn = send().thenApply(this::user).thenCompose(this::company).whenComplete((session, failed) -> {
                synchronized (this) {
                    refusedSince = System.nanoTime();
                }
            });
        }
        return logIn;
    }

    private boolean stillRefused() {
        return System.nanoTime() - refusedSince < settings.pause().toNanos() && kind(failureOf(logIn)) == ErpException.Kind.DENIED;
    }

    private CompletableFuture<HttpResponse<String>> send() {
        String body = TrytonRpc.body(0, "common.db.login",
                List.of(settings.user(), Map.of("password", settings.password()), "en"));
        return http.sendAsync(TrytonRpc.post(address(), settings.logIn(), body).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private LoggedIn user(HttpResponse<String> response) {
        if (response.statusCode() == 401) {
            throw new ErpException(ErpException.Kind.DENIED, "Tryton refuses the user %s or the password".formatted(settings.user()));
        }
        if (response.statusCode() == 404) {
            throw new ErpException(ErpException.Kind.DENIED, "Tryton has no database " + settings.database());
        }
        JsonNode session = TrytonRpc.answer(response, false);
        if (!session.path(0).isIntegralNumber() || !session.path(1).isTextual()) {
            throw TrytonRecord.notUnderstood("no session came of the log-in");
        }
        String key = settings.user() + ":" + session.get(0).longValue() + ":" + session.get(1).textValue();
        return new LoggedIn("Session " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)),
                session.get(0).longValue(), 0);
    }

    private CompletableFuture<LoggedIn> company(LoggedIn user) {
        String body = TrytonRpc.body(0, "model.res.user.get_preferences", List.of(true, Map.of()));
        HttpRequest request = TrytonRpc.post(address(), settings.logIn(), body).header("Authorization", user.authorization()).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)).thenApply(response -> {
            JsonNode company = TrytonRpc.answer(response, false).path("company");
            if (!company.isIntegralNumber()) {
                throw new ErpException(ErpException.Kind.DENIED, "User %s works for no company in Tryton".formatted(settings.user()));
            }
            return new LoggedIn(user.authorization(), user.user(), company.longValue());
        });
    }

    private static Throwable failureOf(CompletableFuture<LoggedIn> failed) {
        try {
            failed.join();
            return null;
        } catch (CompletionException failure) {
            return failure.getCause();
        }
    }

    private static ErpException.Kind kind(Throwable failure) {
        return failure instanceof ErpException known ? known.kind() : null;
    }

    private ErpException again(Throwable failure) {
        return failure instanceof ErpException known ? new ErpException(known.kind(), known.getMessage(), known)
                : TrytonRpc.failure(settings.url(), failure, false);
    }
}

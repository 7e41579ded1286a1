package dev.belvedere.query.auth;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of callers: known ones are looked up, others are verified on a few threads of their own, so that neither a flood of them nor an issuer that
 * does not answer keeps the threads of reads waiting. Thread-safe.
 */
public final class BearerTokens implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BearerTokens.class);
    private static final int LONGEST = 8 * 1_024;
    private static final int THREADS = 2;
    private static final int WAITING = 256;

    private final KeyEndpoint endpoint = new KeyEndpoint();
    private final KnownTokens known = new KnownTokens(InstantSource.system());
    private final TokenVerifier verifier;
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                Thread thread = new Thread(task, "belvedere-tokens");
                thread.setDaemon(true);
                return thread;
            });

    /** Begins to fetch the issuer's keys. */
    public BearerTokens(AuthSettings settings) {
        this.verifier = new TokenVerifier(settings, endpoint);
        executor.execute(verifier::fetchKeys);
    }

    /** The owner of a token that was verified a short time ago. */
    public Optional<Caller> known(String token) {
        return known.get(token);
    }

    /**
     * Verifies a token.
     *
     * @param then is told, on a thread of the verifier, or on the caller's if there is nothing to verify
     */
    public void verify(String token, Consumer<Verdict> then) {
        if (token.length() > LONGEST) {
            then.accept(new Verdict.Refused(TokenRefusal.TOO_LONG));
            return;
        }
        try {
            executor.execute(() -> then.accept(verified(token)));
        } catch (RejectedExecutionException full) {
            then.accept(new Verdict.Refused(TokenRefusal.BUSY));
        }
    }

    private Verdict verified(String token) {
        Verdict verdict = verdict(token);
        if (verdict instanceof Verdict.Accepted accepted) {
            known.put(token, accepted.caller());
        }
        return verdict;
    }

    private Verdict verdict(String token) {
        try {
            return verifier.verify(token);
        } catch (RuntimeException unforeseen) {
            // Whatever the library thinks of a token that it does not foresee, it is not taken.
            LOG.atDebug().setCause(unforeseen).log("A token made its verification fail");
            return new Verdict.Refused(TokenRefusal.MALFORMED);
        }
    }

    /** Whether the issuer's keys could not be fetched when that was last tried. */
    public boolean lacksKeys() {
        return endpoint.isFailing();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}

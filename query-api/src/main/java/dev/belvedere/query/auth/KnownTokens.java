package dev.belvedere.query.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens that were verified, so that a read costs one look-up. Each is verified anew after five minutes, so that a key that its issuer has taken back
 * counts no longer. A bounded number; only good ones, so that nobody fills it who has none. Thread-safe.
 */
final class KnownTokens {

    static final Duration REMEMBERED = Duration.ofMinutes(5);
    static final int MOST = 4_096;

    private record Known(Caller caller, Instant until) {}

    private final Map<String, Known> byToken = new ConcurrentHashMap<>();
    private final InstantSource clock;

    KnownTokens(InstantSource clock) {
        this.clock = clock;
    }

    Optional<Caller> get(String token) {
        Known known = byToken.get(token);
        return known != null && clock.instant().isBefore(known.until())
                ? Optional.of(known.caller())
                : Optional.empty();
    }

    void put(String token, Caller caller) {
        Instant now = clock.instant();
        if (byToken.size() >= MOST) {
            byToken.values().removeIf(known -> !now.isBefore(known.until()));
            removeOneIfFull();
        }
        Instant later = now.plus(REMEMBERED);
        byToken.put(token, new Known(caller, later.isBefore(caller.expires()) ? later : caller.expires()));
    }

    private void removeOneIfFull() {
        Iterator<String> tokens = byToken.keySet().iterator();
        if (byToken.size() >= MOST && tokens.hasNext()) {
            tokens.next();
            tokens.remove();
        }
    }

    int size() {
        return byToken.size();
    }
}

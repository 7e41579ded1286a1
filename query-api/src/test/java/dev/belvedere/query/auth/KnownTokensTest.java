package dev.belvedere.query.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownTokensTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = NOON;
    private final KnownTokens known = new KnownTokens(() -> now);

    private static Caller until(Instant expires) {
        return new Caller(Set.of("orders"), expires);
    }

    @Test
    void knowsATokenUntilItExpires() {
        Caller caller = until(NOON.plusSeconds(60));
        known.put("token", caller);

        now = NOON.plusSeconds(59);
        assertThat(known.get("token")).contains(caller);
        now = NOON.plusSeconds(60);
        assertThat(known.get("token")).isEmpty();
    }

    @Test
    void hasATokenVerifiedAnewAfterAWhile() {
        known.put("token", until(NOON.plus(Duration.ofDays(1))));

        now = NOON.plus(KnownTokens.REMEMBERED);
        assertThat(known.get("token")).isEmpty();
    }

    @Test
    void forgetsThoseFirstThatAreOfNoUse() {
        known.put("old", until(NOON.plusSeconds(1)));
        now = NOON.plusSeconds(2);
        for (int token = 1; token < KnownTokens.MOST; token++) {
            known.put("token" + token, until(NOON.plusSeconds(60)));
        }
        known.put("last", until(NOON.plusSeconds(60)));

        assertThat(known.size()).isEqualTo(KnownTokens.MOST);
        assertThat(known.get("token1")).isPresent();
        assertThat(known.get("last")).isPresent();
    }

    @Test
    void isBounded() {
        for (int token = 0; token < 2 * KnownTokens.MOST; token++) {
            known.put("token" + token, until(NOON.plusSeconds(60)));
        }

        assertThat(known.size()).isEqualTo(KnownTokens.MOST);
    }
}

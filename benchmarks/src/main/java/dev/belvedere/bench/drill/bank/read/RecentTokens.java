package dev.belvedere.bench.drill.bank.read;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The tokens of a reader's last answers, which instances should still be able to read at. Not thread-safe. */
final class RecentTokens {

    private static final Duration KEPT = Duration.ofSeconds(7);

    private final Deque<Recent> tokens = new ArrayDeque<>();

    private record Recent(String token, long nanos) {}

    void add(String token) {
        tokens.addLast(new Recent(token, System.nanoTime()));
        while (System.nanoTime() - tokens.getFirst().nanos() > KEPT.toNanos()) {
            tokens.removeFirst();
        }
    }

    /** The last token. */
    Optional<String> last() {
        return Optional.ofNullable(tokens.peekLast()).map(Recent::token);
    }

    /** A token of the last seconds. */
    Optional<String> any(Random random) {
        List<Recent> usable = tokens.stream()
                .filter(recent -> System.nanoTime() - recent.nanos() < KEPT.toNanos())
                .toList();
        return usable.isEmpty()
                ? Optional.empty()
                : Optional.of(usable.get(random.nextInt(usable.size())).token());
    }
}

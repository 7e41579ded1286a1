package dev.belvedere.waiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A clock that only sleep moves. */
final class ManualTime implements TimeSource {

    private final List<Duration> sleeps = new ArrayList<>();
    private long nanos = Long.MAX_VALUE - 5;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeps.add(Duration.ofNanos(nanos));
        this.nanos += nanos;
    }

    /** How long each sleep was, in order. */
    List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}

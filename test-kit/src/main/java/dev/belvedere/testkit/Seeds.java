package dev.belvedere.testkit;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/**
 * The seeds of a randomized test, for {@code @MethodSource}. By default they are fixed, so that a build is repeatable. Two system properties explore
 * further: {@code belvedere.seeds=N} adds N fresh seeds, and {@code belvedere.seed=S} runs S alone, to replay a failure. The test shows the seed in its display
 * name.
 */
public final class Seeds {

    private static final String FRESH = "belvedere.seeds";
    private static final String REPLAYED = "belvedere.seed";

    private Seeds() {}

    /** The numbers from {@code first} to {@code last}, both included, unless the system properties say otherwise. */
    public static LongStream range(long first, long last) {
        Long replayed = Long.getLong(REPLAYED);
        if (replayed != null) {
            return LongStream.of(replayed);
        }
        LongStream fresh = ThreadLocalRandom.current().longs(Integer.getInteger(FRESH, 0));
        return LongStream.concat(LongStream.rangeClosed(first, last), fresh);
    }
}

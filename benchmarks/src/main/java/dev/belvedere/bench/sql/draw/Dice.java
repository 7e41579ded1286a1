package dev.belvedere.bench.sql.draw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws from lists. */
final class Dice {

    private final Random random;

    Dice(Random random) {
        this.random = random;
    }

    /** Returns a number from 0 to {@code below}, which is excluded. */
    int number(int below) {
        return random.nextInt(below);
    }

    /** Returns true once in so many draws. */
    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    /** Returns so many of the values, or all if there are fewer, in a random order. */
    <T> List<T> some(List<T> values, int count) {
        List<T> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
    }
}

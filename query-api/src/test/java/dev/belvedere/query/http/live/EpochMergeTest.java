package dev.belvedere.query.http.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.query.peer.EpochId;
import dev.belvedere.query.peer.EventNames;
import dev.belvedere.query.peer.EventStreamParser.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochMergeTest {

    private static final int EPOCHS = 30;

    private final List<String> told = new ArrayList<>();

    private EpochMerge merge(int parts, boolean rowsFirst) {
        return new EpochMerge(parts, rowsFirst, new EpochMerge.Output() {
            @Override
            public void row(Event event) {
                told.add(event.data());
            }

            @Override
            public void end(String token, Event event) {
                told.add("end " + token);
            }
        });
    }

    private static Event row(long epoch, String data) {
        return new Event(EventNames.UPSERT, EpochId.of(epoch), data);
    }

    private static Event end(long epoch) {
        return new Event(EventNames.EPOCH, EpochId.of(epoch, "T" + epoch), "{}");
    }

    @Test
    void tellsTheEndOfTheFirstRowsOnceAllPartsHaveToldTheirs() {
        EpochMerge merge = merge(2, true);
        merge.add(0, List.of(row(5, "a"), end(5)));
        merge.add(1, List.of(row(5, "b")));
        assertThat(told).containsExactly("a", "b");

        merge.add(1, List.of(end(5)));

        assertThat(told).containsExactly("a", "b", "end T5");
    }

    @Test
    void tellsAnEndEvenIfThereIsNoRow() {
        EpochMerge merge = merge(2, true);
        merge.add(0, List.of(end(5)));
        merge.add(1, List.of(end(5)));

        assertThat(told).containsExactly("end T5");
    }

    @Test
    void holdsAPartBackThatIsAhead() {
        EpochMerge merge = merge(2, false);
        merge.add(0, List.of(end(5), row(6, "a6"), end(6), row(7, "a7"), end(7)));
        merge.add(1, List.of(end(5)));
        assertThat(told).containsExactly("a6");
        assertThat(merge.needs(0)).isFalse();

        merge.add(1, List.of(row(6, "b6"), end(6)));
        assertThat(told).containsExactly("a6", "b6", "end T6", "a7");

        merge.add(1, List.of(end(8)));
        assertThat(told).endsWith("a7", "end T7");
    }

    @Test
    void tellsTheEndsOfSeveralEpochsTogetherWhereOneInstanceKnowsOnlyTheLast() {
        EpochMerge merge = merge(2, false);
        merge.add(0, List.of(end(5), row(6, "a6+7"), end(7)));
        merge.add(1, List.of(end(5), row(6, "b6"), end(6), end(7)));

        assertThat(told).containsExactly("a6+7", "b6", "end T7");
    }

    @Test
    void tellsNoEndWithoutChangesUnlessItIsAskedFor() {
        EpochMerge merge = merge(2, false);
        merge.add(0, List.of(end(5), end(6)));
        merge.add(1, List.of(end(5), end(6), end(7)));
        assertThat(told).isEmpty();

        assertThat(merge.tellQuietEnd()).isTrue();
        assertThat(merge.tellQuietEnd()).isFalse();
        assertThat(told).containsExactly("end T6");
    }

    @Test
    void passesTheChangesOfASinglePartOnWithoutWaiting() {
        EpochMerge merge = merge(1, false);
        merge.add(0, List.of(row(6, "a")));
        merge.add(0, List.of(row(6, "b"), end(6)));

        assertThat(told).containsExactly("a", "b", "end T6");
    }

    /** Each part tells its changes of each epoch, in pieces; some epochs change nothing in some parts, and quiet ends are left out now and then. */
    private static Deque<Event> part(String name, Random random) {
        Deque<Event> events = new ArrayDeque<>(List.of(end(0)));
        for (long epoch = 1; epoch <= EPOCHS; epoch++) {
            int changes = random.nextInt(4);
            for (int change = 0; change < changes; change++) {
                events.add(row(epoch, epoch + " " + name + change));
            }
            if (changes > 0 || epoch == EPOCHS || random.nextBoolean()) {
                events.add(end(epoch));
            }
        }
        return events;
    }

    private void interleave(List<Deque<Event>> parts, Random random) {
        EpochMerge merge = merge(parts.size(), false);
        while (parts.stream().anyMatch(part -> !part.isEmpty())) {
            int number = random.nextInt(parts.size());
            Deque<Event> part = parts.get(number);
            if (merge.needs(number)) {
                List<Event> piece = new ArrayList<>();
                for (int left = 1 + random.nextInt(5); left > 0 && !part.isEmpty(); left--) {
                    piece.add(part.remove());
                }
                merge.add(number, piece);
            }
        }
    }

    /** What is told of an epoch lies between the end before it and its own. */
    private void check(int changes) {
        long ended = 0;
        List<Long> open = new ArrayList<>();
        int rows = 0;
        for (String each : told) {
            if (each.startsWith("end T")) {
                long epoch = Long.parseLong(each.substring("end T".length()));
                assertThat(open)
                        .as("changes told before the end of %s", epoch)
                        .isNotEmpty()
                        .allMatch(of -> of <= epoch);
                ended = epoch;
                open.clear();
            } else {
                long epoch = Long.parseLong(each.substring(0, each.indexOf(' ')));
                assertThat(epoch)
                        .as("told after the end of %s: %s", ended, each)
                        .isGreaterThan(ended);
                open.add(epoch);
                assertThat(open).as("one epoch at a time").containsOnly(epoch);
                rows++;
            }
        }
        assertThat(rows).isEqualTo(changes);
        assertThat(open).isEmpty();
    }

    private static int changes(List<Deque<Event>> parts) {
        return parts.stream()
                .mapToInt(part -> (int) part.stream()
                        .filter(event -> event.name().equals(EventNames.UPSERT))
                        .count())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void keepsTheOrderOfEpochsWhateverComesFirst(long seed) {
        Random random = new Random(seed);
        List<Deque<Event>> parts = List.of(part("a", random), part("b", random), part("c", random));
        int changes = changes(parts);

        interleave(parts, random);

        check(changes);
    }

    /** A planted bug: a part tells the end of an epoch before its last change. */
    @Test
    void isCaughtIfAPartTellsAnEndTooEarly() {
        EpochMerge merge = merge(2, false);
        merge.add(0, List.of(end(0), row(1, "1 a0"), end(1)));
        merge.add(1, List.of(end(0), end(2)));
        merge.add(0, List.of(row(1, "1 a1"), end(2)));

        assertThatThrownBy(() -> check(2)).isInstanceOf(AssertionError.class);
    }
}

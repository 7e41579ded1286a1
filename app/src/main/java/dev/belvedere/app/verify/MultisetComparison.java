package dev.belvedere.app.verify;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.app.verify.Difference.Way;
import dev.belvedere.waiting.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Compares a view whose rows do not show their key: by scan, each row of one side has to agree with one of the other. Both are read anew until they agree or the grace
 * period is over, so that a view of tables that change all the time may never be found equal. Used once, by one thread.
 */
final class MultisetComparison {

    private static final Duration RETRY_INTERVAL = Duration.ofMillis(200);

    private final ViewShape shape;
    private final SourceRows source;
    private final ServedRows served;
    private final ProgressBar progress;
    private Map<JsonRow, Integer> want = Map.of();
    private Map<JsonRow, Integer> got = Map.of();

    MultisetComparison(ViewShape shape, SourceRows source, ServedRows served, ProgressBar progress) {
        this.shape = shape;
        this.source = source;
        this.served = served;
        this.progress = progress;
    }

    ViewReport run(Duration grace) {
        Waiting.every(RETRY_INTERVAL).atMost(grace).until(this::agree);
        return new ViewReport(shape.name(), count(want), count(got), differences(), Digest.of(got));
    }

    private boolean agree() {
        want = counted(source::each);
        progress.at(count(want), 0);
        got = counted(served::scan);
        return want.equals(got) || differences().isEmpty();
    }

    private static Map<JsonRow, Integer> counted(Consumer<Consumer<JsonRow>> rows) {
        Map<JsonRow, Integer> counts = new HashMap<>();
        rows.accept(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }

    private static long count(Map<JsonRow, Integer> rows) {
        return rows.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Returns a difference for each row that one side has and the other has no row that agrees with it. */
    private List<Difference> differences() {
        Map<List<String>, List<JsonRow>> surplus = new HashMap<>();
        for (JsonRow row : beyond(got, want)) {
            surplus.computeIfAbsent(shape.exactValues(row), ignored -> new ArrayList<>())
                    .add(row);
        }
        List<JsonRow> missing = new ArrayList<>();
        for (JsonRow row : beyond(want, got)) {
            List<JsonRow> alike = surplus.getOrDefault(shape.exactValues(row), List.of());
            Optional<JsonRow> agreeing = alike.stream()
                    .filter(other -> shape.agree(Optional.of(row), Optional.of(other)))
                    .findFirst();
            agreeing.ifPresentOrElse(alike::remove, () -> missing.add(row));
        }
        return Stream.concat(
                        missing.stream()
                                .map(row -> new Difference(
                                        Way.BY_SCAN_ONLY, new Key(row.values()), Optional.of(row), Optional.empty())),
                        surplus.values().stream()
                                .flatMap(List::stream)
                                .map(row -> new Difference(
                                        Way.BY_SCAN_ONLY, new Key(row.values()), Optional.empty(), Optional.of(row))))
                .sorted(Comparator.comparing(difference -> difference.key().toString()))
                .toList();
    }

    /** Returns the rows that one side has more often than the other, each as often. */
    private static List<JsonRow> beyond(Map<JsonRow, Integer> one, Map<JsonRow, Integer> other) {
        List<JsonRow> rows = new ArrayList<>();
        one.forEach((row, count) ->
                rows.addAll(Collections.nCopies(Math.max(0, count - other.getOrDefault(row, 0)), row)));
        return rows;
    }
}

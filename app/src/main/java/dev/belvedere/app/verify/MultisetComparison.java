package dev.belvedere.app.verify;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.app.verify.Difference.Way;
import dev.belvedere.waiting.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Compares a view whose rows do not show their key: by scan, both sides have to have equal rows equally often. Both are read anew until they agree or the grace
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
        return want.equals(got);
    }

    private static Map<JsonRow, Integer> counted(Consumer<Consumer<JsonRow>> rows) {
        Map<JsonRow, Integer> counts = new HashMap<>();
        rows.accept(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }

    private static long count(Map<JsonRow, Integer> rows) {
        return rows.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Returns a difference for each row that one side has and the other lacks. */
    private List<Difference> differences() {
        List<JsonRow> all = Stream.concat(want.keySet().stream(), got.keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(JsonRow::toString))
                .toList();
        List<Difference> differences = new ArrayList<>();
        for (JsonRow row : all) {
            int missing = want.getOrDefault(row, 0) - got.getOrDefault(row, 0);
            Optional<JsonRow> present = Optional.of(row);
            Key key = new Key(row.values());
            for (int i = 0; i < Math.abs(missing); i++) {
                differences.add(
                        missing > 0
                                ? new Difference(Way.BY_SCAN_ONLY, key, present, Optional.empty())
                                : new Difference(Way.BY_SCAN_ONLY, key, Optional.empty(), present));
            }
        }
        return differences;
    }
}

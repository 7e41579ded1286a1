package dev.belvedere.app.verify;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.app.verify.Difference.Way;
import dev.belvedere.waiting.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * Compares a view with its source database, row by row, both by key and by scan; rows whose key no request names by scan only. Both sides may change meanwhile: keys on which they differ are read
 * again on both sides until they agree or the grace period is over, and count as differences only then. Used once, by one thread.
 */
final class Comparison {

    private static final Duration RETRY_INTERVAL = Duration.ofMillis(200);

    private final ViewShape shape;
    private final SourceRows source;
    private final ServedRows served;
    private final PipelinedReads reads;
    private final ProgressBar progress;

    /** The rows as they were last served, by key. */
    private final Map<Key, JsonRow> seen = new ConcurrentHashMap<>();

    private final Set<Key> suspects = ConcurrentHashMap.newKeySet();

    /** Keys whose row differs between a scan and a read by key. */
    private final Set<Key> scanSuspects = new HashSet<>();

    private final AtomicLong compared = new AtomicLong();
    private long scanned;
    private Map<Key, Difference> differences = Map.of();

    Comparison(ViewShape shape, SourceRows source, ServedRows served, ProgressBar progress) {
        this.shape = shape;
        this.source = source;
        this.served = served;
        this.reads = new PipelinedReads(served);
        this.progress = progress;
    }

    ViewReport run(Duration grace) {
        source.each(this::start);
        reads.await();
        scan();
        List<Difference> remaining = settle(grace);
        return new ViewReport(shape.name(), compared.get(), scanned, remaining, Digest.of(shape, seen));
    }

    private void start(JsonRow want) {
        Key key = shape.keyOf(want);
        if (key.isUnnamed()) {
            // The scan has to find the row.
            seen.put(key, want);
            progress.at(compared.incrementAndGet(), 0);
        } else {
            read(key, (asked, got) -> suspectUnless(shape.agree(Optional.of(want), got), asked));
        }
    }

    private void suspectUnless(boolean agreed, Key key) {
        if (!agreed) {
            suspects.add(key);
        }
        progress.at(compared.incrementAndGet(), 0);
    }

    /** Scans the view. A key on which scan and read disagree is suspect in both. */
    private void scan() {
        Map<Key, JsonRow> notScanned = new HashMap<>(seen);
        served.scan(row -> {
            scanned++;
            Key key = shape.keyOf(row);
            if (!row.equals(notScanned.remove(key))) {
                scanSuspects.add(key);
            }
        });
        scanSuspects.addAll(notScanned.keySet());
        suspects.addAll(scanSuspects);
    }

    private List<Difference> settle(Duration grace) {
        Waiting.every(RETRY_INTERVAL).atMost(grace).until(this::settled);
        return differences.values().stream()
                .sorted((one, other) -> shape.keyOrder().compare(one.key(), other.key()))
                .toList();
    }

    private boolean settled() {
        differences = readDifferences();
        suspects.retainAll(differences.keySet());
        scanSuspects.retainAll(differences.keySet());
        return differences.isEmpty();
    }

    private Map<Key, Difference> readDifferences() {
        Map<Key, JsonRow> wanted = suspects.isEmpty() ? Map.of() : source.again(suspects);
        Map<Key, Difference> differences = new HashMap<>();
        scannedAgain()
                .forEach((key, got) ->
                        compare(key.isUnnamed() ? Way.BY_SCAN_ONLY : Way.BY_SCAN, key, wanted, got, differences));
        // A difference by key replaces one by scan.
        readAgain().forEach((key, got) -> compare(Way.BY_KEY, key, wanted, got, differences));
        return differences;
    }

    private void compare(
            Way way, Key key, Map<Key, JsonRow> wanted, Optional<JsonRow> got, Map<Key, Difference> differences) {
        Optional<JsonRow> want = Optional.ofNullable(wanted.get(key));
        if (!shape.agree(want, got)) {
            differences.put(key, new Difference(way, key, want, got));
        }
    }

    private Map<Key, Optional<JsonRow>> readAgain() {
        Map<Key, Optional<JsonRow>> given = new ConcurrentHashMap<>();
        suspects.stream().filter(suspect -> !suspect.isUnnamed()).forEach(suspect -> read(suspect, given::put));
        reads.await();
        return given;
    }

    private Map<Key, Optional<JsonRow>> scannedAgain() {
        Map<Key, Optional<JsonRow>> given = new HashMap<>();
        scanSuspects.forEach(suspect -> given.put(suspect, Optional.empty()));
        if (!given.isEmpty()) {
            served.scan(row -> given.replace(shape.keyOf(row), Optional.of(row)));
        }
        given.forEach((key, row) -> {
            if (key.isUnnamed()) {
                see(key, row);
            }
        });
        return given;
    }

    private void read(Key key, BiConsumer<Key, Optional<JsonRow>> then) {
        reads.start(key, (asked, row) -> {
            see(asked, row);
            then.accept(asked, row);
        });
    }

    private void see(Key key, Optional<JsonRow> row) {
        row.ifPresentOrElse(present -> seen.put(key, present), () -> seen.remove(key));
    }
}

package dev.belvedere.query.http;

import dev.belvedere.query.read.IndexScan;
import dev.belvedere.query.read.LocalEngine;
import dev.belvedere.query.read.ReadResult;
import dev.belvedere.query.read.StoredRecord;
import dev.belvedere.topology.engine.replica.ChangeFeeds;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.freshness.Freshness;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** LocalEngine whose reads can be watched, and held up before each record. */
final class ObservedEngine implements LocalEngine {

    private static final long PATIENCE_SECONDS = 20;

    private final LocalEngine holdings;
    private final Runnable beforeRecord;
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger records = new AtomicInteger();

    ObservedEngine(LocalEngine holdings, Runnable beforeRecord) {
        this.holdings = holdings;
        this.beforeRecord = beforeRecord;
    }

    /** How many reads have come this far. */
    int reads() {
        return reads.get();
    }

    int records() {
        return records.get();
    }

    /** Waits until so many reads more have begun. */
    void awaitBegun(int count) throws InterruptedException {
        await(begun, count);
    }

    /** Waits until so many reads more have ended. */
    void awaitEnded(int count) throws InterruptedException {
        await(ended, count);
    }

    private static void await(Semaphore events, int count) throws InterruptedException {
        if (!events.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("waited in vain");
        }
    }

    @Override
    public List<View> views() {
        return holdings.views();
    }

    @Override
    public ViewStatus status(View view) {
        return holdings.status(view);
    }

    @Override
    public boolean hydrated(ShardId shard) {
        return holdings.hydrated(shard);
    }

    @Override
    public Optional<Role> role(ShardId shard) {
        return holdings.role(shard);
    }

    @Override
    public OptionalDouble restored(ShardId shard) {
        return holdings.restored(shard);
    }

    @Override
    public ReplicaMap copies() {
        return holdings.copies();
    }

    @Override
    public void lookAtCopies() {
        holdings.lookAtCopies();
    }

    @Override
    public Freshness freshness() {
        return holdings.freshness();
    }

    @Override
    public ChangeFeeds changes() {
        return holdings.changes();
    }

    @Override
    public boolean alive() {
        return holdings.alive();
    }

    @Override
    public ReadResult<byte[]> record(View view, int shard, byte[] key) {
        return watched(() -> {
            beforeRecord();
            return holdings.record(view, shard, key);
        });
    }

    @Override
    public <T> ReadResult<T> range(
            View view, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader) {
        return watched(() -> holdings.range(view, shard, from, to, found -> reader.apply(new WatchedRecords(found))));
    }

    @Override
    public <T> ReadResult<T> range(IndexScan walk, Function<Iterator<StoredRecord>, T> reader) {
        return watched(() -> holdings.range(walk, found -> reader.apply(new WatchedRecords(found))));
    }

    private <T> T watched(Supplier<T> read) {
        reads.incrementAndGet();
        begun.release();
        try {
            return read.get();
        } finally {
            ended.release();
        }
    }

    private void beforeRecord() {
        records.incrementAndGet();
        beforeRecord.run();
    }

    private final class WatchedRecords implements Iterator<StoredRecord> {

        private final Iterator<StoredRecord> found;

        WatchedRecords(Iterator<StoredRecord> found) {
            this.found = found;
        }

        @Override
        public boolean hasNext() {
            return found.hasNext();
        }

        @Override
        public StoredRecord next() {
            beforeRecord();
            return found.next();
        }
    }
}

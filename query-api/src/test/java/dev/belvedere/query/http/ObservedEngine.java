package dev.belvedere.query.http;

import dev.belvedere.query.read.IndexScan;
import dev.belvedere.query.read.LocalEngine;
import dev.belvedere.query.read.ReadResult;
import dev.belvedere.query.read.RecordStore;
import dev.belvedere.query.read.StoredRecord;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.freshness.Snapshots;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.engine.replica.ShardChanges;
import dev.belvedere.topology.engine.view.RefusedView;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.epoch.Stall;
import dev.belvedere.topology.state.ShardId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** An engine whose reads can be observed, and delayed before each record. */
final class ObservedEngine implements LocalEngine {

    private static final long PATIENCE_SECONDS = 20;

    private final LocalEngine engine;
    private final Runnable beforeRecord;
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger recordsRead = new AtomicInteger();

    ObservedEngine(LocalEngine engine, Runnable beforeRecord) {
        this.engine = engine;
        this.beforeRecord = beforeRecord;
    }

    /** The number of reads begun. */
    int reads() {
        return reads.get();
    }

    int recordsRead() {
        return recordsRead.get();
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
        return engine.views();
    }

    @Override
    public List<RefusedView> refusedViews() {
        return engine.refusedViews();
    }

    @Override
    public ViewStatus status() {
        return engine.status();
    }

    @Override
    public boolean hydrated() {
        return engine.hydrated();
    }

    @Override
    public Optional<Role> role(ShardId shard) {
        return engine.role(shard);
    }

    @Override
    public OptionalDouble restored(ShardId shard) {
        return engine.restored(shard);
    }

    @Override
    public ReplicaMap replicaMap() {
        return engine.replicaMap();
    }

    @Override
    public void refreshReplicaMap() {
        engine.refreshReplicaMap();
    }

    @Override
    public Snapshots snapshots() {
        return engine.snapshots();
    }

    @Override
    public SyncToken committed(String database, long lsn) {
        return engine.committed(database, lsn);
    }

    @Override
    public List<Stall> stalls() {
        return engine.stalls();
    }

    @Override
    public Optional<ShardChanges> changes(ShardId shard, long epoch) {
        return engine.changes(shard, epoch);
    }

    @Override
    public boolean alive() {
        return engine.alive();
    }

    @Override
    public RecordStore records(long epoch) {
        return new ObservedStore(engine.records(epoch));
    }

    private <T> T observed(Supplier<T> read) {
        reads.incrementAndGet();
        begun.release();
        try {
            return read.get();
        } finally {
            ended.release();
        }
    }

    private void beforeRecord() {
        recordsRead.incrementAndGet();
        beforeRecord.run();
    }

    private final class ObservedStore implements RecordStore {

        private final RecordStore store;

        ObservedStore(RecordStore store) {
            this.store = store;
        }

        @Override
        public ReadResult<byte[]> record(View view, int shard, byte[] key) {
            return observed(() -> {
                beforeRecord();
                return store.record(view, shard, key);
            });
        }

        @Override
        public <T> ReadResult<T> range(
                View view, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader) {
            return observed(
                    () -> store.range(view, shard, from, to, found -> reader.apply(new ObservedRecords(found))));
        }

        @Override
        public <T> ReadResult<T> range(IndexScan walk, Function<Iterator<StoredRecord>, T> reader) {
            return observed(() -> store.range(walk, found -> reader.apply(new ObservedRecords(found))));
        }
    }

    private final class ObservedRecords implements Iterator<StoredRecord> {

        private final Iterator<StoredRecord> found;

        ObservedRecords(Iterator<StoredRecord> found) {
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

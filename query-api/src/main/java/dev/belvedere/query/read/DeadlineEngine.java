package dev.belvedere.query.read;

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
import java.util.function.Function;
import java.util.function.Supplier;

/** The same holdings, read only for as long as somebody waits: then a read is refused as overdue, between two records at the latest. */
final class DeadlineEngine implements LocalEngine {

    private final LocalEngine holdings;
    private final Deadline patience;

    DeadlineEngine(LocalEngine holdings, Deadline patience) {
        this.holdings = holdings;
        this.patience = patience;
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
        return patience.isOver() ? ReadResult.refused(Refusal.OVERDUE) : holdings.record(view, shard, key);
    }

    @Override
    public <T> ReadResult<T> range(
            View view, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader) {
        return refusedWhenOver(
                () -> holdings.range(view, shard, from, to, records -> reader.apply(new PatientRecords(records))));
    }

    @Override
    public <T> ReadResult<T> range(IndexScan walk, Function<Iterator<StoredRecord>, T> reader) {
        return refusedWhenOver(() -> holdings.range(walk, records -> reader.apply(new PatientRecords(records))));
    }

    private static <T> ReadResult<T> refusedWhenOver(Supplier<ReadResult<T>> read) {
        try {
            return read.get();
        } catch (PatienceLost over) {
            return ReadResult.refused(Refusal.OVERDUE);
        }
    }

    /** Gets a reader out of the records that it is in the middle of; an iterator that merely ended would look complete. */
    private static final class PatienceLost extends RuntimeException {

        private static final long serialVersionUID = 1;

        PatienceLost() {
            super("Nobody waits for this read any more", null, false, false);
        }
    }

    private final class PatientRecords implements Iterator<StoredRecord> {

        private final Iterator<StoredRecord> records;

        PatientRecords(Iterator<StoredRecord> records) {
            this.records = records;
        }

        @Override
        public boolean hasNext() {
            if (patience.isOver()) {
                throw new PatienceLost();
            }
            return records.hasNext();
        }

        @Override
        public StoredRecord next() {
            return records.next();
        }
    }
}

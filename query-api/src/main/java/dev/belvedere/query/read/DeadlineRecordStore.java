package dev.belvedere.query.read;

import dev.belvedere.topology.engine.view.View;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.Supplier;

/** Refuses reads of a record store as overdue once their deadline has passed, between two records at the latest. */
final class DeadlineRecordStore implements RecordStore {

    private final RecordStore store;
    private final Deadline deadline;

    DeadlineRecordStore(RecordStore store, Deadline deadline) {
        this.store = store;
        this.deadline = deadline;
    }

    @Override
    public ReadResult<byte[]> record(View view, int shard, byte[] key) {
        return deadline.hasPassed() ? ReadResult.refused(Refusal.OVERDUE) : store.record(view, shard, key);
    }

    @Override
    public <T> ReadResult<T> range(
            View view, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader) {
        return inTime(() -> store.range(view, shard, from, to, records -> reader.apply(new TimedRecords(records))));
    }

    @Override
    public <T> ReadResult<T> range(IndexScan scan, Function<Iterator<StoredRecord>, T> reader) {
        return inTime(() -> store.range(scan, records -> reader.apply(new TimedRecords(records))));
    }

    private static <T> ReadResult<T> inTime(Supplier<ReadResult<T>> read) {
        try {
            return read.get();
        } catch (DeadlinePassed overdue) {
            return ReadResult.refused(Refusal.OVERDUE);
        }
    }

    /** Leaves a reader in the middle of its records; an iterator that merely ended would look complete. */
    private static final class DeadlinePassed extends RuntimeException {

        private static final long serialVersionUID = 1;

        DeadlinePassed() {
            super("The deadline of the read has passed", null, false, false);
        }
    }

    private final class TimedRecords implements Iterator<StoredRecord> {

        private final Iterator<StoredRecord> records;

        TimedRecords(Iterator<StoredRecord> records) {
            this.records = records;
        }

        @Override
        public boolean hasNext() {
            if (deadline.hasPassed()) {
                throw new DeadlinePassed();
            }
            return records.hasNext();
        }

        @Override
        public StoredRecord next() {
            return records.next();
        }
    }
}

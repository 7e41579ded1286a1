package dev.belvedere.query.read;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The records of a descending store iterator without the one at its upper bound, which a store includes. Does not close the iterator. */
final class DescendingRecords implements Iterator<StoredRecord> {

    private final KeyValueIterator<Bytes, byte[]> records;

    /** @param end where the iterator starts */
    DescendingRecords(byte[] end, KeyValueIterator<Bytes, byte[]> records) {
        this.records = records;
        if (records.hasNext() && Arrays.equals(records.peekNextKey().get(), end)) {
            records.next();
        }
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public StoredRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        KeyValue<Bytes, byte[]> record = records.next();
        return new StoredRecord(record.key, Bytes.wrap(record.value));
    }
}

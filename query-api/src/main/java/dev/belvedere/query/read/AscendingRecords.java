package dev.belvedere.query.read;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The records of an ascending store iterator below an end; a store's own upper bound is inclusive. Does not close the iterator. */
final class AscendingRecords implements Iterator<StoredRecord> {

    private final byte[] end;
    private final KeyValueIterator<Bytes, byte[]> records;

    AscendingRecords(byte[] end, KeyValueIterator<Bytes, byte[]> records) {
        this.end = end;
        this.records = records;
    }

    @Override
    public boolean hasNext() {
        return records.hasNext() && Arrays.compareUnsigned(records.peekNextKey().get(), end) < 0;
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

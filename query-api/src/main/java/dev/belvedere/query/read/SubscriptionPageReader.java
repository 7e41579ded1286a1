package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;

/** Reads a page of a subscription's rows, and visits a bounded number of records for it. */
final class SubscriptionPageReader
        implements Function<Iterator<StoredRecord>, SubscriptionPageReader.SubscriptionPage> {

    /**
     * Consecutive rows of a subscription in one shard, by store key.
     *
     * @param next the store key at which to go on, inclusive; empty at the end of the shard
     */
    record SubscriptionPage(SortedMap<Bytes, Row> rows, Optional<Bytes> next) {}

    private static final int VISITED_PER_PAGE = 2_000;

    private final Subscription subscription;
    private final int limit;

    SubscriptionPageReader(Subscription subscription, int limit) {
        this.subscription = subscription;
        this.limit = limit;
    }

    @Override
    public SubscriptionPage apply(Iterator<StoredRecord> records) {
        SortedMap<Bytes, Row> rows = new TreeMap<>();
        for (int visited = 0; records.hasNext(); visited++) {
            StoredRecord record = records.next();
            if (rows.size() == limit || visited == VISITED_PER_PAGE) {
                return new SubscriptionPage(rows, Optional.of(record.key()));
            }
            subscription.row(record.key(), record.bytes()).ifPresent(row -> rows.put(record.key(), row));
        }
        return new SubscriptionPage(rows, Optional.empty());
    }
}

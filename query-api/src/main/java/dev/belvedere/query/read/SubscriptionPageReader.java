package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;

/** Reads the next rows of a watch, and looks at a bounded number of records for them. */
final class SubscriptionPageReader implements Function<Iterator<StoredRecord>, SubscriptionPage> {

    private static final int LOOKED_AT_PER_PAGE = 2_000;

    private final Subscription watch;
    private final int most;

    SubscriptionPageReader(Subscription watch, int most) {
        this.watch = watch;
        this.most = most;
    }

    @Override
    public SubscriptionPage apply(Iterator<StoredRecord> records) {
        SortedMap<Bytes, Row> rows = new TreeMap<>();
        for (int lookedAt = 0; records.hasNext(); lookedAt++) {
            StoredRecord record = records.next();
            if (rows.size() == most || lookedAt == LOOKED_AT_PER_PAGE) {
                return new SubscriptionPage(rows, Optional.of(record.key()));
            }
            watch.row(record.key(), record.value().get()).ifPresent(row -> rows.put(record.key(), row));
        }
        return new SubscriptionPage(rows, Optional.empty());
    }
}

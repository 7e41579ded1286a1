package dev.belvedere.query.http.request;

import dev.belvedere.query.read.IndexScan;
import dev.belvedere.query.read.ScanKey;
import dev.belvedere.query.read.ScanPosition;
import dev.belvedere.topology.engine.view.IndexRange;
import dev.belvedere.topology.engine.view.View;
import org.apache.kafka.common.utils.Bytes;

/**
 * The scan that a cursor belongs to.
 *
 * @param query distinguishes the scans of a view
 * @param firstShard the number of the first shard
 * @param shards the number of shards
 * @param range the store keys of each shard that belong to the scan
 */
public record ScanIdentity(View view, String query, int firstShard, int shards, IndexRange range) {

    /** All rows of a view. */
    public static ScanIdentity whole(View view) {
        IndexRange all = new IndexRange(0, Bytes.wrap(view.scanFrom()), Bytes.wrap(view.scanTo()));
        return new ScanIdentity(view, "scan", 0, view.shards(), all);
    }

    /** The rows of an index scan. */
    public static ScanIdentity by(View view, IndexScan scan) {
        IndexRange range = scan.range();
        String query = scan.index().columns() + "/" + range.from() + "/" + range.to() + "/" + scan.descending();
        return new ScanIdentity(view, query, range.shard(), 1, range);
    }

    /** Whether the scan can reach this position. */
    boolean contains(ScanPosition position) {
        return position.shard() >= firstShard
                && position.shard() < firstShard + shards
                && position.key().map(this::contains).orElse(true);
    }

    private boolean contains(ScanKey key) {
        return key.beginning().compareTo(range.to()) < 0 && range.from().compareTo(key.end()) < 0;
    }
}

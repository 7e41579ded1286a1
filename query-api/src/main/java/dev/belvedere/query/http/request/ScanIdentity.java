package dev.belvedere.query.http.request;

import dev.belvedere.query.read.IndexScan;
import dev.belvedere.topology.engine.view.IndexRange;
import dev.belvedere.topology.engine.view.View;
import org.apache.kafka.common.utils.Bytes;

/**
 * What a cursor is a place in.
 *
 * @param query what tells one walk through the view from another
 * @param firstShard the first shard that the walk comes to
 * @param shards how many it comes to
 * @param range the store keys of a shard that belong to it
 */
public record ScanIdentity(View view, String query, int firstShard, int shards, IndexRange range) {

    /** All rows of a view. */
    public static ScanIdentity whole(View view) {
        IndexRange all = new IndexRange(0, Bytes.wrap(view.scanFrom()), Bytes.wrap(view.scanTo()));
        return new ScanIdentity(view, "scan", 0, view.shards(), all);
    }

    /** What an index query asks for. */
    public static ScanIdentity by(View view, IndexScan walk) {
        IndexRange range = walk.range();
        String query = walk.index().columns() + "/" + range.from() + "/" + range.to() + "/" + walk.descending();
        return new ScanIdentity(view, query, range.shard(), 1, range);
    }

    /** Whether the walk can have come to this place; an empty key is the shard's beginning. */
    boolean contains(int shard, Bytes key) {
        return shard >= firstShard && shard < firstShard + shards && (key.get().length == 0 || range.contains(key));
    }
}

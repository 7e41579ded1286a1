package dev.belvedere.query.read;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/**
 * How far somebody has got who first reads the rows of a watch, shard by shard, and then follows their changes.
 *
 * @param shards where they stand in the shards whose reading has begun, in the order of the watch
 * @param reading the shard of the watch that is being read, from 0 on; the number of shards once all are
 * @param from the store key at which the reading goes on, inclusive
 */
public record Progress(List<Position> shards, int reading, Bytes from) {

    /**
     * Everything before a change is in.
     *
     * @param incarnation of the shard's changes
     * @param next the change's number
     */
    public record Position(long incarnation, long next) {}

    public Progress {
        shards = List.copyOf(shards);
    }
}

package dev.belvedere.topology.engine.view;

import dev.belvedere.topology.state.UnplacedRows;
import org.apache.kafka.common.utils.Bytes;

/**
 * Where each shard of a view or an index keeps why rows have failed whose key is not known. While there is a record, no answer can be given: each key may be one of theirs.
 *
 * @param storeKey the store key of the record
 */
public record UnplacedFailures(Bytes storeKey) {

    /** Returns why the first of the rows have failed. */
    public String reason(byte[] record) {
        return UnplacedRows.read(record).reason();
    }
}

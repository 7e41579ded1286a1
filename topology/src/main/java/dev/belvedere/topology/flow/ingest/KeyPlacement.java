package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.frame.Frame;
import dev.belvedere.serdes.frame.KeyPartitioner;
import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Refuses events that show that a row may be in two partitions of its topic, where it would count twice: keys of two schemas, whose bytes and so whose partitions
 * differ, and keys that no partitioner has placed that could have placed all others.
 */
final class KeyPlacement {

    private static final int NO_SCHEMA = -1;

    private final int partition;
    private final int partitions;
    private final Consumer<byte[]> save;
    private final Set<KeyPartitioner> possible = EnumSet.noneOf(KeyPartitioner.class);
    private int keySchema;

    /**
     * @param saved what is known of earlier events; null if there is none
     * @param save takes what is known, whenever an event has added to it
     */
    KeyPlacement(int partition, int partitions, byte @Nullable [] saved, Consumer<byte[]> save) {
        this.partition = partition;
        this.partitions = partitions;
        this.save = save;
        if (saved == null) {
            possible.addAll(EnumSet.allOf(KeyPartitioner.class));
            keySchema = NO_SCHEMA;
        } else {
            ByteReader in = new ByteReader(saved, 0);
            long bits = in.readVarlong();
            EnumSet.allOf(KeyPartitioner.class).stream()
                    .filter(partitioner -> (bits & partitioner.bit()) != 0)
                    .forEach(possible::add);
            keySchema = Math.toIntExact(in.readVarlong()) - 1;
        }
    }

    /** @throws UnsupportedChangeException if the row of this key may be in another partition, too */
    void check(byte @Nullable [] key) {
        if (partitions == 1) {
            return;
        }
        if (key == null) {
            throw UnsupportedChangeException.missingRecordKey();
        }
        // What an event shows that is refused does not count.
        if (possible.stream().noneMatch(partitioner -> hasPlaced(partitioner, key))) {
            throw UnsupportedChangeException.foreignPartition();
        }
        boolean newSchema = !Frame.isForeign(key) && Frame.schemaId(key) != keySchema;
        if (newSchema && keySchema != NO_SCHEMA) {
            throw UnsupportedChangeException.keySchemaChanged(keySchema, Frame.schemaId(key));
        }
        boolean fewer = possible.removeIf(partitioner -> !hasPlaced(partitioner, key));
        if (newSchema) {
            keySchema = Frame.schemaId(key);
        }
        if (fewer || newSchema) {
            save();
        }
    }

    private boolean hasPlaced(KeyPartitioner partitioner, byte[] key) {
        return partitioner.partition(key, partitions) == partition;
    }

    private void save() {
        ByteWriter out = new ByteWriter(8);
        out.writeVarlong(possible.stream().mapToLong(KeyPartitioner::bit).sum());
        out.writeVarlong(keySchema + 1L);
        save.accept(out.toByteArray());
    }
}

package dev.belvedere.serdes.frame;

import java.util.zip.CRC32;
import org.apache.kafka.common.utils.Utils;

/** How Kafka's clients choose a record's partition by its key unless their settings say otherwise. */
public enum KeyPartitioner {
    /** Java's producer, Kafka Connect, Kafka Streams. */
    MURMUR2(1) {
        @Override
        public int partition(byte[] key, int partitions) {
            return Utils.toPositive(Utils.murmur2(key)) % partitions;
        }
    },
    /** librdkafka and the clients that are built on it. */
    CRC32(2) {
        @Override
        public int partition(byte[] key, int partitions) {
            CRC32 checksum = new CRC32();
            checksum.update(key);
            return (int) (checksum.getValue() % partitions);
        }
    };

    private final int bit;

    KeyPartitioner(int bit) {
        this.bit = bit;
    }

    /** Returns the bit that stands for it in stored sets. */
    public int bit() {
        return bit;
    }

    /** Returns the partition of a key among this many. */
    public abstract int partition(byte[] key, int partitions);
}

package dev.belvedere.serdes.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that was set aside. Neither side modifies the arrays.
 *
 * @param table the name of its table
 * @param topic where it came from
 * @param timestampMs the time of its record, in ms since 1970
 * @param key the record's key, as it came
 * @param value the record's value, as it came
 * @param headers the record's headers
 * @param code the stable code of the reason
 * @param reason what is the matter with it
 * @param remedy what to do
 * @param transaction the transaction of its source database that it belongs to; null if that is not known
 */
public record DeadLetter(
        String table,
        String topic,
        int partition,
        long offset,
        long timestampMs,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers,
        String code,
        String reason,
        String remedy,
        @Nullable String transaction) {

    // Not the compact form, whose class file does not say which arrays may be null.
    public DeadLetter(
            String table,
            String topic,
            int partition,
            long offset,
            long timestampMs,
            byte @Nullable [] key,
            byte @Nullable [] value,
            List<Header> headers,
            String code,
            String reason,
            String remedy,
            @Nullable String transaction) {
        this.table = table;
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.timestampMs = timestampMs;
        this.key = key;
        this.value = value;
        this.headers = List.copyOf(headers);
        this.code = code;
        this.reason = reason;
        this.remedy = remedy;
        this.transaction = transaction;
    }

    /** A header of the record. */
    public record Header(String name, byte @Nullable [] value) {

        public Header(String name, byte @Nullable [] value) {
            this.name = name;
            this.value = value;
        }
    }
}

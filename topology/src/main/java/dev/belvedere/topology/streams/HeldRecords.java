package dev.belvedere.topology.streams;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records of one partition that were fetched and not handed out yet. Used by one thread. */
final class HeldRecords {

    private static final long UNKNOWN = -1;

    private final OptionalInt input;
    private final Deque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();
    private long fetched = UNKNOWN;
    private long position = UNKNOWN;
    private boolean started;
    private boolean paused;
    private boolean full;

    /** @param input the number of the partition among the inputs of stages; empty if it is none */
    HeldRecords(OptionalInt input) {
        this.input = input;
    }

    OptionalInt input() {
        return input;
    }

    void add(List<ConsumerRecord<byte[], byte[]>> more) {
        records.addAll(more);
        fetched = more.get(more.size() - 1).offset() + 1;
    }

    int size() {
        return records.size();
    }

    /** Returns true if records are held that may be handed out once their gate opens. */
    boolean isWaiting() {
        return !records.isEmpty() && !paused;
    }

    /** Returns true if more records may arrive. */
    boolean isFetching() {
        return started && !paused && !full;
    }

    /** Returns the offset behind the last record that was fetched. */
    long fetched() {
        return fetched;
    }

    /**
     * Takes records before an offset, unless the partition is paused.
     *
     * @param most takes no more once so many bytes have been taken
     */
    List<ConsumerRecord<byte[], byte[]>> takeBefore(long gate, int most) {
        List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();
        int bytes = 0;
        while (!paused
                && bytes < most
                && !records.isEmpty()
                && records.peekFirst().offset() < gate) {
            ConsumerRecord<byte[], byte[]> record = records.removeFirst();
            bytes += bytes(record);
            taken.add(record);
        }
        if (!taken.isEmpty()) {
            position = taken.get(taken.size() - 1).offset() + 1;
        }
        return taken;
    }

    /** Returns about how many bytes a record has; never none. */
    static int bytes(ConsumerRecord<byte[], byte[]> record) {
        return 1 + Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }

    /** Returns the offset behind the last record that was handed out, or where the partition was started. */
    long position() {
        return position;
    }

    /** Returns the position as far as it differs from that of the fetches. */
    OptionalLong knownPosition() {
        if (position != UNKNOWN) {
            return OptionalLong.of(position);
        }
        return records.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(records.peekFirst().offset());
    }

    boolean isStarted() {
        return started;
    }

    /** The partition's task runs: it is read from this offset on. */
    void start(long offset) {
        started = true;
        position = offset;
        fetched = Math.max(fetched, offset);
    }

    boolean isPaused() {
        return paused;
    }

    void setPaused(boolean newPaused) {
        paused = newPaused;
    }

    boolean isFull() {
        return full;
    }

    /** Returns true if that is new. */
    boolean setFull(boolean newFull) {
        boolean changed = full != newFull;
        full = newFull;
        return changed;
    }
}

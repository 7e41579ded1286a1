package dev.belvedere.topology.epoch;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.Arrays;

/**
 * How much of the sources an epoch has taken in. All numbers are exclusive ends. Neither side modifies the arrays.
 *
 * @param ended by source database: the offset in its transaction topic before which all transactions are in
 * @param logged by source database: where the last of these transactions ends in the database's log; 0 if the connector does not tell
 * @param taken by source: the offset behind the last event that was taken in
 * @param reached by source: the offset before which nothing is missing, including offsets without an event
 * @param snapshots by source database: how far its initial snapshot has come, as {@link #NO_SNAPSHOT}, {@link #SNAPSHOT_UNDER_WAY} or {@link #SNAPSHOT_ENDED}
 * @param unreadable by source: how many events that cannot be read were taken in, and may be of a transaction that is not
 * @param snapshotting whether rows of an initial snapshot are still missing
 */
public record Position(
        long[] ended,
        long[] logged,
        long[] taken,
        long[] reached,
        long[] snapshots,
        long[] unreadable,
        boolean snapshotting) {

    /** No row of an initial snapshot has come. */
    static final long NO_SNAPSHOT = 0;

    /** Rows of an initial snapshot have come, and not yet its last one. */
    static final long SNAPSHOT_UNDER_WAY = 1;

    /** The last row of the initial snapshot has come, perhaps before others, or a transaction after it. */
    static final long SNAPSHOT_ENDED = 2;

    /** Returns the position before the first event. */
    public static Position start(int databases, int sources) {
        return new Position(
                new long[databases],
                new long[databases],
                new long[sources],
                new long[sources],
                new long[databases],
                new long[sources],
                false);
    }

    /** Returns true if this takes in the same events as another one, whatever is known of what comes behind them. */
    boolean takesInWhat(Position other) {
        return Arrays.equals(ended, other.ended)
                && Arrays.equals(taken, other.taken)
                && Arrays.equals(snapshots, other.snapshots)
                && snapshotting == other.snapshotting;
    }

    void writeTo(ByteWriter out) {
        write(ended, out);
        write(logged, out);
        write(taken, out);
        write(reached, out);
        write(snapshots, out);
        write(unreadable, out);
        out.writeByte(snapshotting ? 1 : 0);
    }

    static Position read(ByteReader in) {
        return new Position(
                numbers(in), numbers(in), numbers(in), numbers(in), numbers(in), numbers(in), in.readByte() == 1);
    }

    static void write(long[] numbers, ByteWriter out) {
        out.writeVarlong(numbers.length);
        for (long number : numbers) {
            out.writeVarlong(number);
        }
    }

    static long[] numbers(ByteReader in) {
        long[] numbers = new long[in.readLength()];
        Arrays.setAll(numbers, each -> in.readVarlong());
        return numbers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position position
                && takesInWhat(position)
                && Arrays.equals(logged, position.logged)
                && Arrays.equals(unreadable, position.unreadable)
                && Arrays.equals(reached, position.reached);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ended) + Arrays.hashCode(reached);
    }

    @Override
    public String toString() {
        return "Position[ended=" + Arrays.toString(ended) + ", logged=" + Arrays.toString(logged) + ", taken="
                + Arrays.toString(taken) + ", reached=" + Arrays.toString(reached) + ", snapshotting=" + snapshotting
                + "]";
    }
}

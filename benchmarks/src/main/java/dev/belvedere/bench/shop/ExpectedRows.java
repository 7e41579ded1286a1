package dev.belvedere.bench.shop;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The rows of order_summary after all events that were produced so far. Immutable: the arrays are not changed. */
public final class ExpectedRows {

    private static final int SCALE = 2;

    private final long events;
    private final long[] watched;
    private final long[] orders;
    private final String[] names;
    private final long[] cents;

    /**
     * @param events the number of events produced so far
     * @param watched the orders of the last events, whose rows usually become correct last
     * @param orders ascending
     */
    ExpectedRows(long events, long[] watched, long[] orders, String[] names, long[] cents) {
        this.events = events;
        this.watched = watched;
        this.orders = orders;
        this.names = names;
        this.cents = cents;
    }

    /** The number of events produced so far. */
    public long events() {
        return events;
    }

    /** The orders of the last events. */
    public long[] watched() {
        return watched.clone();
    }

    /** The number of rows. */
    public int rows() {
        return orders.length;
    }

    /** Returns whether a row is exactly the expected one, including the total's scale. */
    public boolean contains(long order, String name, BigDecimal total) {
        int position = Arrays.binarySearch(orders, order);
        return position >= 0
                && names[position].equals(name)
                && total.scale() == SCALE
                && total.compareTo(BigDecimal.valueOf(cents[position], SCALE)) == 0;
    }

    /** Writes the rows to a file, for another process. */
    public void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeLong(events);
            out.writeInt(watched.length);
            for (long order : watched) {
                out.writeLong(order);
            }
            out.writeInt(orders.length);
            for (int i = 0; i < orders.length; i++) {
                out.writeLong(orders[i]);
                out.writeUTF(names[i]);
                out.writeLong(cents[i]);
            }
        }
    }

    /** Reads the result of {@link #write}. */
    public static ExpectedRows read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            long events = in.readLong();
            long[] watched = new long[in.readInt()];
            for (int i = 0; i < watched.length; i++) {
                watched[i] = in.readLong();
            }
            int rows = in.readInt();
            ExpectedRows expectation =
                    new ExpectedRows(events, watched, new long[rows], new String[rows], new long[rows]);
            Map<String, String> known = new HashMap<>();
            for (int i = 0; i < rows; i++) {
                expectation.orders[i] = in.readLong();
                expectation.names[i] = known.computeIfAbsent(in.readUTF(), name -> name);
                expectation.cents[i] = in.readLong();
            }
            return expectation;
        }
    }
}

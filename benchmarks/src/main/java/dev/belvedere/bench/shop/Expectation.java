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

/** The rows that the view order_summary has once everything produced so far is in. Immutable: the arrays are not changed. */
public final class Expectation {

    private static final int SCALE = 2;

    private final long events;
    private final long[] watched;
    private final long[] orders;
    private final String[] names;
    private final long[] cents;

    /**
     * @param events how many events were produced so far
     * @param watched the orders that the last events are about: the last rows to become right, as a rule
     * @param orders ascending
     */
    Expectation(long events, long[] watched, long[] orders, String[] names, long[] cents) {
        this.events = events;
        this.watched = watched;
        this.orders = orders;
        this.names = names;
        this.cents = cents;
    }

    public long events() {
        return events;
    }

    public long[] watched() {
        return watched.clone();
    }

    public int rows() {
        return orders.length;
    }

    /** Whether a row is exactly as it has to be, the total's scale too. */
    public boolean holds(long order, String name, BigDecimal total) {
        int position = Arrays.binarySearch(orders, order);
        return position >= 0
                && names[position].equals(name)
                && total.scale() == SCALE
                && total.compareTo(BigDecimal.valueOf(cents[position], SCALE)) == 0;
    }

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

    public static Expectation read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            long events = in.readLong();
            long[] watched = new long[in.readInt()];
            for (int i = 0; i < watched.length; i++) {
                watched[i] = in.readLong();
            }
            int rows = in.readInt();
            Expectation expectation =
                    new Expectation(events, watched, new long[rows], new String[rows], new long[rows]);
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

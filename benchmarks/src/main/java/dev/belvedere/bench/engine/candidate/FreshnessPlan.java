package dev.belvedere.bench.engine.candidate;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The schedule of price changes, of which each raises an order's total.
 *
 * @param warmUp the number of changes at the beginning that are not measured
 * @param periodNanos the time from one change to the next
 * @param orders the order of each change
 * @param totalCents the order's total after each change
 */
public record FreshnessPlan(int warmUp, long periodNanos, long[] orders, long[] totalCents) {

    private static final int SCALE = 2;

    /** The number of changes. */
    public int changes() {
        return orders.length;
    }

    long order(int change) {
        return orders[change];
    }

    BigDecimal total(int change) {
        return BigDecimal.valueOf(totalCents[change], SCALE);
    }

    /** Writes the plan to a file, for the candidate. */
    public void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(warmUp);
            out.writeLong(periodNanos);
            out.writeInt(orders.length);
            for (int change = 0; change < orders.length; change++) {
                out.writeLong(orders[change]);
                out.writeLong(totalCents[change]);
            }
        }
    }

    /** Reads the result of {@link #write}. */
    public static FreshnessPlan read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int warmUp = in.readInt();
            long periodNanos = in.readLong();
            int changes = in.readInt();
            FreshnessPlan plan = new FreshnessPlan(warmUp, periodNanos, new long[changes], new long[changes]);
            for (int change = 0; change < changes; change++) {
                plan.orders[change] = in.readLong();
                plan.totalCents[change] = in.readLong();
            }
            return plan;
        }
    }
}

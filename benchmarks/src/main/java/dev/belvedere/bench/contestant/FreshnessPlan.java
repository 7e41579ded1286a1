package dev.belvedere.bench.contestant;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which orders' totals will change when, each to more than before.
 *
 * @param warmUp how many changes at the beginning are not measured
 * @param periodNanos from one change to the next
 * @param orders one per change
 * @param totalCents the order's total after it
 */
public record FreshnessPlan(int warmUp, long periodNanos, long[] orders, long[] totalCents) {

    private static final int SCALE = 2;

    public int changes() {
        return orders.length;
    }

    long order(int change) {
        return orders[change];
    }

    BigDecimal total(int change) {
        return BigDecimal.valueOf(totalCents[change], SCALE);
    }

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

    static FreshnessPlan read(Path file) throws IOException {
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

package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.WindowCall;
import dev.belvedere.topology.plan.logical.WindowFrame;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.plan.physical.WindowPlan;
import dev.belvedere.topology.state.FoldSlot;
import dev.belvedere.topology.state.accumulate.Multisets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Computes window functions over the rows of one partition. Thread-safe. */
final class WindowFunctions {

    /** Computes the results of one function, row by row. */
    private interface Column {
        @Nullable
        Object[] of(Partition partition);
    }

    private final WindowPlan plan;
    private final List<Column> columns;

    /** @param rows the columns of the rows */
    WindowFunctions(WindowPlan plan, RowType rows) {
        this.plan = plan;
        this.columns = plan.calls().stream()
                .map(call -> call.fold(new WindowCall.Cases<Column>(
                        rank -> partition -> numbers(rank, partition),
                        shift -> partition -> shifted(shift, partition),
                        edge -> partition -> edges(edge, partition),
                        framed -> partition -> aggregated(framed, rows, partition))))
                .toList();
    }

    /** Returns the results of each function for each of the rows, which are in their order. */
    List<@Nullable Object[]> of(List<Row> rows) {
        Partition partition = Partition.of(rows, plan.order());
        return columns.stream().map(column -> column.of(partition)).toList();
    }

    /**
     * The rows of a partition, in their order.
     *
     * @param peersStart for each row, the position of the first one that ORDER BY does not tell apart from it
     * @param peersEnd for each row, the position behind the last one
     */
    private record Partition(List<Row> rows, int[] peersStart, int[] peersEnd) {

        static Partition of(List<Row> rows, int order) {
            int[] start = new int[rows.size()];
            int[] end = new int[rows.size()];
            for (int i = 0; i < start.length; i++) {
                start[i] = i > 0 && arePeers(rows.get(i - 1), rows.get(i), order) ? start[i - 1] : i;
            }
            for (int i = end.length - 1; i >= 0; i--) {
                end[i] = i + 1 < end.length && start[i + 1] == start[i] ? end[i + 1] : i + 1;
            }
            return new Partition(rows, start, end);
        }

        int size() {
            return rows.size();
        }

        int start(WindowFrame frame, int row) {
            int bound = frame.reach().map(WindowFrame.Reach::start).orElse(WindowFrame.Reach.NONE);
            if (bound != WindowFrame.Reach.NONE) {
                return firstBehind(frame.reach().orElseThrow().own(), key(row, bound), 0);
            }
            if (frame.start() == WindowFrame.UNBOUNDED) {
                return 0;
            }
            return frame.byRows() ? within((long) row + frame.start()) : peersStart[row];
        }

        /** Returns the position behind the frame's last row. */
        int end(WindowFrame frame, int row) {
            int bound = frame.reach().map(WindowFrame.Reach::end).orElse(WindowFrame.Reach.NONE);
            if (bound != WindowFrame.Reach.NONE) {
                return firstBehind(frame.reach().orElseThrow().own(), key(row, bound), 1);
            }
            if (frame.end() == WindowFrame.UNBOUNDED) {
                return size();
            }
            return frame.byRows() ? within((long) row + frame.end() + 1) : peersEnd[row];
        }

        /** Returns the position of the first row whose key compares to this one as at least so much. */
        private int firstBehind(int own, byte[] key, int order) {
            int from = 0;
            int to = size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (Integer.signum(Arrays.compareUnsigned(key(middle, own), key)) < order) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }

        private byte[] key(int row, int column) {
            return ((Bytes) Objects.requireNonNull(rows.get(row).get(column))).get();
        }

        /** Whether the frame of a row leaves out another one that is in it. */
        boolean excludes(WindowFrame frame, int row, int other) {
            boolean peer = peersStart[row] <= other && other < peersEnd[row];
            return switch (frame.exclusion()) {
                case NONE -> false;
                case CURRENT_ROW -> row == other;
                case GROUP -> peer;
                case TIES -> peer && row != other;
            };
        }

        private int within(long position) {
            return (int) Math.max(0, Math.min(position, size()));
        }
    }

    /** Whether ORDER BY does not tell two rows apart. */
    static boolean arePeers(Row first, Row second, int order) {
        return Objects.equals(first.get(order), second.get(order));
    }

    private static @Nullable Object[] numbers(WindowCall.Rank rank, Partition partition) {
        @Nullable Object[] numbers = new @Nullable Object[partition.size()];
        long groups = 0;
        for (int i = 0; i < numbers.length; i++) {
            groups += partition.peersStart[i] == i ? 1 : 0;
            numbers[i] = switch (rank.numbering()) {
                case ROW_NUMBER -> i + 1L;
                case RANK -> partition.peersStart[i] + 1L;
                case DENSE_RANK -> groups;
            };
        }
        return numbers;
    }

    private static @Nullable Object[] shifted(WindowCall.Shift shift, Partition partition) {
        @Nullable Object[] values = new @Nullable Object[partition.size()];
        for (int i = 0; i < values.length; i++) {
            long other = (long) i + shift.rows();
            values[i] = other < 0 || other >= values.length
                    ? null
                    : partition.rows.get((int) other).get(shift.argument());
        }
        return values;
    }

    private static @Nullable Object[] edges(WindowCall.Edge edge, Partition partition) {
        @Nullable Object[] values = new @Nullable Object[partition.size()];
        for (int i = 0; i < values.length; i++) {
            int place = place(edge, partition, i);
            values[i] = place < 0 ? null : partition.rows.get(place).get(edge.argument());
        }
        return values;
    }

    /** Returns the position of the row whose value it is; -1 if the frame does not have it. */
    private static int place(WindowCall.Edge edge, Partition partition, int row) {
        WindowFrame frame = edge.frame();
        int start = partition.start(frame, row);
        int end = partition.end(frame, row);
        boolean last = edge.place() == WindowCall.Edge.LAST;
        int seen = last ? 1 : edge.place();
        for (int i = 0; i < end - start; i++) {
            int other = last ? end - 1 - i : start + i;
            if (!partition.excludes(frame, row, other) && --seen == 0) {
                return other;
            }
        }
        return -1;
    }

    /** Moves over the rows with the frame, whose bounds never go back. */
    private static @Nullable Object[] aggregated(WindowCall.Framed framed, RowType columns, Partition partition) {
        AggregateCall call = framed.aggregate();
        RowType result = RowType.of(framed.column(columns));
        FoldSlot frame = FoldSlot.empty(new Part.Fold("", columns, List.of(call), result, true), Multisets.inMemory());
        @Nullable Object[] values = new @Nullable Object[partition.size()];
        int from = 0;
        int to = 0;
        for (int i = 0; i < values.length; i++) {
            for (int end = partition.end(framed.frame(), i); to < end; to++) {
                frame.accept(partition.rows.get(to), 1);
            }
            for (int start = Math.min(to, partition.start(framed.frame(), i)); from < start; from++) {
                frame.accept(partition.rows.get(from), -1);
            }
            List<Row> excluded = excluded(framed.frame(), partition, i, from, to);
            excluded.forEach(row -> frame.accept(row, -1));
            values[i] = frame.result(0);
            excluded.forEach(row -> frame.accept(row, 1));
        }
        return values;
    }

    private static List<Row> excluded(WindowFrame frame, Partition partition, int row, int from, int to) {
        return frame.exclusion() == WindowFrame.Exclusion.NONE
                ? List.of()
                : IntStream.range(Math.max(from, partition.peersStart[row]), Math.min(to, partition.peersEnd[row]))
                        .filter(other -> partition.excludes(frame, row, other))
                        .mapToObj(partition.rows::get)
                        .toList();
    }
}

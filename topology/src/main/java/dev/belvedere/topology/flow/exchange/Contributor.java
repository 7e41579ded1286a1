package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.serdes.row.RowType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Retracts a row from its old group and adds it to its new one: in one message if the group stays the same, so that no reader sees the group without the row,
 * in two if it changes, in none if nothing changes. All shards are told of a row that has failed and whose group is not known.
 */
public final class Contributor {

    private final int assembly;
    private final int part;
    private final List<Integer> groupColumns;
    private final List<Integer> argumentColumns;
    private final KeyCodec groups;
    private final RowCodec arguments;
    private final Outbox outbox;

    public Contributor(int assembly, int part, RowType group, RowType arguments, Outbox outbox) {
        this.assembly = assembly;
        this.part = part;
        this.groupColumns = IntStream.range(0, group.size()).boxed().toList();
        this.argumentColumns = IntStream.range(group.size(), group.size() + arguments.size())
                .boxed()
                .toList();
        this.groups = KeyCodec.of(group);
        this.arguments = new RowCodec(arguments);
        this.outbox = outbox;
    }

    /**
     * A row's contribution: its group and its arguments, encoded.
     *
     * @param unplaced why the row has failed, if it has, so that not even its group is known; then the group is empty
     */
    public record Share(
            byte[] group, byte[] arguments, @Nullable String unplaced) {

        private static final byte[] NOTHING = {};

        private boolean isIn(Share other) {
            return unplaced == null && other.unplaced == null && Arrays.equals(group, other.group);
        }
    }

    /** Returns a row's contribution. Its first columns are the group's, the others are the arguments. */
    public Share share(Row row) {
        if (row.failure() != null
                && groupColumns.stream().anyMatch(column -> row.getOrUnknown(column) == Row.UNKNOWN)) {
            return new Share(Share.NOTHING, Share.NOTHING, row.failure());
        }
        return new Share(
                groups.encode(row.project(groupColumns)), arguments.encode(row.project(argumentColumns)), null);
    }

    /** Sends the difference between two contributions; null stands for none. */
    public void changed(@Nullable Share before, @Nullable Share after) {
        if (before != null && after != null && before.isIn(after)) {
            if (!Arrays.equals(before.arguments, after.arguments)) {
                send(before.group, before.arguments, after.arguments);
            }
            return;
        }
        if (before != null && after != null && before.unplaced != null && before.unplaced.equals(after.unplaced)) {
            return;
        }
        retract(before);
        add(after);
    }

    private void retract(@Nullable Share share) {
        if (share != null && share.unplaced != null) {
            outbox.sendToAll(assembly, new Message.Unplaced(share.unplaced, -1));
        } else if (share != null) {
            send(share.group, share.arguments, null);
        }
    }

    private void add(@Nullable Share share) {
        if (share != null && share.unplaced != null) {
            outbox.sendToAll(assembly, new Message.Unplaced(share.unplaced, 1));
        } else if (share != null) {
            send(share.group, null, share.arguments);
        }
    }

    private void send(byte[] group, byte @Nullable [] retracted, byte @Nullable [] added) {
        outbox.send(assembly, group, new Message.Contribution(part, retracted, added));
    }
}

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
 * Sends what a row takes out of its old group and brings into its new one: one message where the group stays, so that no reader of the group sees it
 * without the row, two where it changes, none where nothing does.
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
        this.groups = KeyCodecs.key(group);
        this.arguments = new RowCodec(arguments);
        this.outbox = outbox;
    }

    /** A row's group and arguments, encoded. */
    public record Share(byte[] group, byte[] arguments) {}

    /** What this row contributes: its first columns are the group's, the others the arguments. */
    public Share share(Row row) {
        return new Share(groups.encode(row.project(groupColumns)), arguments.encode(row.project(argumentColumns)));
    }

    public void changed(Provenance provenance, @Nullable Share before, @Nullable Share after) {
        if (before != null && after != null && Arrays.equals(before.group, after.group)) {
            if (!Arrays.equals(before.arguments, after.arguments)) {
                send(provenance, before.group, before.arguments, after.arguments);
            }
            return;
        }
        if (before != null) {
            send(provenance, before.group, before.arguments, null);
        }
        if (after != null) {
            send(provenance, after.group, null, after.arguments);
        }
    }

    private void send(Provenance provenance, byte[] group, byte @Nullable [] retracted, byte @Nullable [] added) {
        outbox.send(assembly, group, new Message.Contribution(provenance, part, retracted, added));
    }
}

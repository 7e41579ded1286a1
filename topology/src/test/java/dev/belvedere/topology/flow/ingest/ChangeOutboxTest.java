package dev.belvedere.topology.flow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.flow.exchange.Destination;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Provenance;
import dev.belvedere.topology.flow.exchange.TaskOutbox;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Selection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes that are sent to two assemblies with one shard each. */
class ChangeOutboxTest {

    private static final RowType KEY = RowType.of(new Column("id", SqlType.BIGINT, false));
    private static final byte[] ANY_KEY = KeyCodec.of(KEY).encode(Row.of(1L));

    private final List<String> sent = new ArrayList<>();
    private final ChangeOutbox outbox = new ChangeOutbox(List.of(destination(0), destination(1)), new Recorded());

    private static Destination destination(int ordinal) {
        return new Destination(
                new AssemblyPlan(
                        ordinal, "a" + ordinal, KEY, 1, List.of(), new Selection(List.of(), List.of()), List.of()),
                1);
    }

    private final class Recorded implements TaskOutbox {

        @Override
        public void send(int assembly, byte[] key, Message.ChangeMessage message) {
            sent.add(assembly + " message");
        }

        @Override
        public void send(int assembly, byte[] key, Message.Last message) {
            sent.add(assembly + " last");
        }

        @Override
        public void send(int assembly, Message.Mark mark) {
            sent.add(assembly + " mark");
        }
    }

    private void send(int assembly) {
        outbox.send(assembly, ANY_KEY, new Message.RootRow(new Provenance(0, 5, 0, 0), 0, null));
    }

    @Test
    void sendsNothingBeforeTheFlush() {
        send(0);

        assertThat(sent).isEmpty();
    }

    @Test
    void marksTheLastMessageToEachShard() {
        send(0);
        send(1);
        send(0);

        outbox.flush(true);

        assertThat(sent).containsExactly("0 message", "1 last", "0 last");
    }

    @Test
    void marksNoneWhileSomethingOlderRemainsToBeSent() {
        send(0);

        outbox.flush(false);

        assertThat(sent).containsExactly("0 message");
    }

    @Test
    void forgetsWhatItHasSent() {
        send(0);
        outbox.flush(true);

        outbox.flush(true);

        assertThat(sent).containsExactly("0 last");
    }
}

package dev.belvedere.topology.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.flow.assemble.Assemble;
import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.flow.assemble.UnsettledMemory;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.simulation.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an assembly that others look up writes and sends of the changes that come before it is settled. */
class SettlingTest {

    private static final AssemblyPlan USERS = Views.plan(
                    List.of("SELECT o.id, u.name FROM orders o JOIN users u ON u.id = o.user_id"))
            .assemblies()
            .get(0);

    private static final byte[] USER = {1};
    private static final byte[] EARLY = {2};
    private static final byte[] LATE = {3};

    private final List<String> told = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final Assemble users = new Assemble(
            USERS,
            new MemoryStore(),
            new ShardObserver() {
                @Override
                public void changing(byte[] storeKey, byte @Nullable [] before) {
                    written.add(before == null ? "first" : "next");
                }

                @Override
                public void changed(byte[] storeKey, byte @Nullable [] after) {}
            },
            new Outbox() {
                @Override
                public void send(int assembly, byte[] key, Message message) {
                    told.add(key[0] + " " + name((Message.Found) message));
                }

                @Override
                public void sendToAll(int assembly, Message message) {
                    told.add("all");
                }
            },
            UnsettledMemory.LEAST_BYTES);

    private static String name(Message.Found message) {
        RowCodec codec = new RowCodec(USERS.parts().get(0).row());
        return message.row() == null
                ? "-"
                : String.valueOf(codec.decode(message.row()).get(0));
    }

    private void name(String name) {
        byte[] row = new RowCodec(USERS.parts().get(0).row()).encode(Row.of(name));
        users.rootRow(USER, new Message.RootRow(1, 0, row));
    }

    private void subscribe(byte[] subscriber) {
        users.subscribe(USER, new Message.Subscribe(1, 0, subscriber));
    }

    @Test
    void writesAndSendsTheLastOfSeveralChanges() {
        subscribe(EARLY);
        name("Ann");
        name("Anna");
        users.settle();
        users.settle();

        assertThat(told).containsExactly("2 -", "2 Anna");
        assertThat(written).containsExactly("first");
    }

    @Test
    void sendsNothingOfWhatIsAsItWas() {
        name("Ann");
        users.settle();
        subscribe(EARLY);
        name("Anna");
        name("Ann");
        users.settle();

        assertThat(told).containsExactly("2 Ann");
        assertThat(written).containsExactly("first", "next");
    }

    /** Whoever is told of a change must hear of its withdrawal, too. */
    @Test
    void tellsThoseWhoSubscribeInBetweenWhatFollows() {
        name("Ann");
        users.settle();
        subscribe(EARLY);
        name("Anna");
        subscribe(LATE);
        name("Ann");
        users.settle();

        assertThat(told).containsExactly("2 Ann", "2 Anna", "3 Anna", "2 Ann", "3 Ann");
    }
}

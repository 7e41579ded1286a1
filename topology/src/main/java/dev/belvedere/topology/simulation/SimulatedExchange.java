package dev.belvedere.topology.simulation;

import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.flow.exchange.Batches;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.streams.StreamsNames;
import java.util.Set;

/** The way from one stage to the others. Some of the planted bugs are here. */
final class SimulatedExchange {

    private final String application;
    private final PhysicalPlan plan;
    private final int shards;
    private final SimulatedLogs logs;
    private final Set<PlantedBug> bugs;

    SimulatedExchange(String application, PhysicalPlan plan, int shards, SimulatedLogs logs, Set<PlantedBug> bugs) {
        this.application = application;
        this.plan = plan;
        this.shards = shards;
        this.logs = logs;
        this.bugs = bugs;
    }

    /** Makes batches of what a stage sends. */
    Batches batches(int from) {
        return new Batches(plan, shards, new Batches.Sink() {
            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void send(int stage, int shard, byte[] batch) {
                logs.append(StreamsNames.exchange(application, from, stage), shard, batch);
            }
        });
    }

    Outbox outbox(Batches batches) {
        return new Outbox() {
            @Override
            public void send(int assembly, byte[] key, Message message) {
                if (!bugs.contains(PlantedBug.INDEXES_KEEP_OLD_PLACES) || !takesFromIndex(assembly, message)) {
                    batches.send(
                            assembly, key, bugs.contains(PlantedBug.FAILED_ROWS_STAY) ? forgetting(message) : message);
                }
            }

            @Override
            public void sendToAll(int assembly, Message message) {
                boolean gone = message instanceof Message.Unplaced unplaced && unplaced.change() < 0;
                if (!bugs.contains(PlantedBug.UNPLACED_ROWS_STAY) || !gone) {
                    batches.sendToAll(assembly, message);
                }
            }
        };
    }

    private static Message forgetting(Message message) {
        return message instanceof Message.Contribution contribution
                        && contribution.retracted() != null
                        && RowCodec.isFailed(contribution.retracted())
                ? new Message.Contribution(contribution.part(), null, contribution.added())
                : message;
    }

    private boolean takesFromIndex(int assembly, Message message) {
        AssemblyPlan to = plan.assemblies().get(assembly);
        return to.placedBy() < to.key().size() && message instanceof Message.RootRow row && row.row() == null;
    }
}

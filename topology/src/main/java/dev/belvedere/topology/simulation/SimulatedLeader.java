package dev.belvedere.topology.simulation;

import dev.belvedere.serdes.transaction.TransactionEnd;
import dev.belvedere.topology.epoch.EpochsRecord;
import dev.belvedere.topology.epoch.EpochsRecord.Decision;
import dev.belvedere.topology.epoch.Gates;
import dev.belvedere.topology.epoch.Keeper;
import dev.belvedere.topology.epoch.KeeperState;
import dev.belvedere.topology.epoch.Leader;
import dev.belvedere.topology.epoch.Report;
import dev.belvedere.topology.epoch.SourceDatabase;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.epoch.Stall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keeper of a simulation's epochs, who reads what it has to know from logs in memory, and is succeeded by others. */
public final class SimulatedLeader {

    private final Stages stages;
    private final Sources sources;
    private final List<String> tables;
    private final List<SourceDatabase> databases;
    private final Gates gates;
    private final List<List<SimulatedEvent>> events;
    private final List<Report> reports;
    private final List<TransactionEnd> ends = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final long[] eventsRead;
    private int endsRead;
    private int reportsRead;
    private Leader leader = Leader.NONE;
    private KeeperState checkpoint;
    private Keeper keeper;

    SimulatedLeader(
            Stages stages,
            Sources sources,
            List<String> tables,
            List<SourceDatabase> databases,
            Gates gates,
            List<List<SimulatedEvent>> events,
            List<Report> reports) {
        this.stages = stages;
        this.sources = sources;
        this.tables = tables;
        this.databases = databases;
        this.gates = gates;
        this.events = events;
        this.reports = reports;
        this.eventsRead = new long[sources.size()];
        this.checkpoint = Keeper.start(stages, databases.size(), sources.size());
        this.keeper = lead();
    }

    /** The database's next transaction has ended. */
    public void end(TransactionEnd end) {
        ends.add(end);
    }

    /** Returns what the keeper may be told next. */
    public List<Runnable> mayBeTold() {
        List<Runnable> possible = new ArrayList<>();
        for (int source = 0; source < events.size(); source++) {
            if (eventsRead[source] < events.get(source).size()) {
                int next = source;
                possible.add(() -> tellEvent(next));
            }
        }
        if (endsRead < ends.size()) {
            possible.add(this::tellEnd);
        }
        if (reportsRead < reports.size()) {
            possible.add(this::tellReport);
        }
        return possible;
    }

    private void tellEvent(int source) {
        long offset = eventsRead[source]++;
        keeper.intake()
                .event(source, offset, events.get(source).get((int) offset).membership());
        keeper.intake().polled(source, offset + 1);
    }

    private void tellEnd() {
        keeper.intake().ended(0, endsRead, ends.get(endsRead));
        endsRead++;
    }

    private void tellReport() {
        keeper.report(reports.get(reportsRead), reportsRead);
        reportsRead++;
    }

    /** Decides what there is to decide; returns false if that is nothing. */
    public boolean decide(long nowNanos) {
        boolean looks = keeper.intake().mayLackUnreadable();
        if (looks) {
            Map<Integer, Long> sizes = new HashMap<>();
            events.forEach(of -> sizes.put(sizes.size(), (long) of.size()));
            keeper.intake().lookForUnreadable(sizes, nowNanos / 1_000_000);
        }
        return keeper.decide(nowNanos)
                .map(decision -> {
                    decisions.add(decision);
                    gates.apply(decision, 0);
                    return true;
                })
                .orElse(looks);
    }

    /** Returns what stands still before events that cannot be taken in. */
    public List<Stall> pauses() {
        return keeper.pauses();
    }

    /** The leader writes down what it knows. */
    public void checkpoint() {
        checkpoint = keeper.state();
        decisions.clear();
    }

    /** Another instance becomes the leader. It learns from the last checkpoint, and from what was decided and reported since. */
    public void change() {
        keeper = lead();
    }

    private Keeper lead() {
        leader = leader.next();
        gates.apply(new EpochsRecord.Claim(leader), 0);
        Keeper successor = new Keeper(stages, sources, tables, databases, leader, checkpoint, 0);
        int next = (int) checkpoint.reports();
        for (Decision decision : decisions) {
            while (successor.reports() < decision.reports()) {
                successor.report(reports.get(next), next);
                next++;
            }
            successor.repeat(decision);
        }
        reportsRead = next;
        endsRead = databases.isEmpty() ? 0 : (int) successor.newest().ended()[0];
        for (int source = 0; source < eventsRead.length; source++) {
            eventsRead[source] = successor.newest().reached()[source];
        }
        return successor;
    }
}

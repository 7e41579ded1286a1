package dev.belvedere.topology.epoch;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A record of the epochs topic. Each names the leader that wrote it, and everybody ignores those of a leader that has been succeeded: one that still believes that it
 * leads can do no harm.
 */
public sealed interface EpochsRecord {

    Leader leader();

    /** An instance becomes the leader. */
    record Claim(Leader leader) implements EpochsRecord {}

    /**
     * A decision of the leader. All parts take effect at once.
     *
     * @param reports the offset of the reports topic before which all reports had been applied
     * @param openings the stages that may begin an epoch
     * @param release the epoch that is visible from now on; empty if that does not change
     */
    record Decision(Leader leader, long reports, List<Opening> openings, Optional<Release> release)
            implements EpochsRecord {

        public Decision {
            openings = List.copyOf(openings);
        }
    }

    /**
     * A stage may begin an epoch.
     *
     * @param gates the offsets behind the last record of the epoch, by input, of inputs that have records in it
     * @param position what the epoch has taken in; only for stage 0
     */
    record Opening(int stage, long epoch, Map<Integer, Long> gates, Optional<Position> position) {

        public Opening {
            gates = Map.copyOf(gates);
        }
    }

    /**
     * All stages have finished an epoch.
     *
     * @param logged where each changelog ends at the end of the epoch, exclusive, by log, of logs for which that has changed
     * @param incomplete how many rows lack an event that was set aside, by source, of all sources that lack any
     */
    record Release(long epoch, Map<Integer, Long> logged, Map<Integer, Long> incomplete) {

        public Release {
            logged = Map.copyOf(logged);
            incomplete = Map.copyOf(incomplete);
        }
    }

    /** Everything that a keeper knows: readers of the topic can begin here. */
    record Checkpoint(Leader leader, KeeperState state) implements EpochsRecord {}

    /** What stands still now; replaces all earlier ones. */
    record Stalls(Leader leader, List<Stall> stalls) implements EpochsRecord {

        public Stalls {
            stalls = List.copyOf(stalls);
        }
    }

    byte CLAIM = 'c';
    byte DECISION = 'd';
    byte CHECKPOINT = 's';
    byte STALLS = 'w';

    /** The length of an id as text. */
    int ID_BYTES = 36;

    /**
     * Encodes the record for the topic.
     *
     * @param checkpoint the offset of the last checkpoint before it, where readers can begin; -1 if there is none
     */
    default byte[] encode(long checkpoint) {
        ByteWriter out = new ByteWriter(256);
        out.writeVarlong(checkpoint + 1);
        out.writeVarlong(leader().term());
        byte[] id = leader().id().toString().getBytes(StandardCharsets.US_ASCII);
        if (this instanceof Claim) {
            out.writeByte(CLAIM);
            out.writeBytes(id);
        } else if (this instanceof Decision decision) {
            out.writeByte(DECISION);
            out.writeBytes(id);
            write(decision, out);
        } else if (this instanceof Checkpoint whole) {
            out.writeByte(CHECKPOINT);
            out.writeBytes(id);
            whole.state().writeTo(out);
        } else if (this instanceof Stalls stalls) {
            out.writeByte(STALLS);
            out.writeBytes(id);
            out.writeVarlong(stalls.stalls().size());
            stalls.stalls().forEach(stall -> stall.writeTo(out));
        }
        return out.toByteArray();
    }

    private static void write(Decision decision, ByteWriter out) {
        out.writeVarlong(decision.reports());
        out.writeVarlong(decision.openings().size());
        for (Opening opening : decision.openings()) {
            out.writeVarlong(opening.stage());
            out.writeVarlong(opening.epoch());
            Report.write(opening.gates(), out);
            out.writeByte(opening.position().isPresent() ? 1 : 0);
            opening.position().ifPresent(position -> position.writeTo(out));
        }
        out.writeByte(decision.release().isPresent() ? 1 : 0);
        decision.release().ifPresent(release -> {
            out.writeVarlong(release.epoch());
            Report.write(release.logged(), out);
            Report.write(release.incomplete(), out);
        });
    }

    /** Returns the offset of the last checkpoint before an encoded record; -1 if there is none. */
    static long checkpointBefore(byte[] encoded) {
        return new ByteReader(encoded, 0).readVarlong() - 1;
    }

    /** Reads what {@link #encode} wrote. */
    static EpochsRecord decode(byte[] encoded) {
        ByteReader in = new ByteReader(encoded, 0);
        in.readVarlong();
        long term = in.readVarlong();
        byte kind = in.readByte();
        Leader leader =
                new Leader(term, UUID.fromString(new String(in.readBytes(ID_BYTES), StandardCharsets.US_ASCII)));
        return switch (kind) {
            case CLAIM -> new Claim(leader);
            case DECISION -> decision(leader, in);
            case CHECKPOINT -> new Checkpoint(leader, KeeperState.read(in));
            case STALLS -> {
                List<Stall> stalls = new ArrayList<>();
                for (int left = in.readLength(); left > 0; left--) {
                    stalls.add(Stall.read(in));
                }
                yield new Stalls(leader, stalls);
            }
            default ->
                throw new IllegalStateException("a record of the epochs topic of unknown kind " + kind
                        + ". Let all instances run the same release.");
        };
    }

    private static Decision decision(Leader leader, ByteReader in) {
        long reports = in.readVarlong();
        List<Opening> openings = new ArrayList<>();
        for (int left = in.readLength(); left > 0; left--) {
            openings.add(new Opening(
                    Math.toIntExact(in.readVarlong()),
                    in.readVarlong(),
                    Report.offsets(in),
                    in.readByte() == 1 ? Optional.of(Position.read(in)) : Optional.empty()));
        }
        Optional<Release> release = in.readByte() == 1
                ? Optional.of(new Release(in.readVarlong(), Report.offsets(in), Report.offsets(in)))
                : Optional.empty();
        return new Decision(leader, reports, openings, release);
    }
}

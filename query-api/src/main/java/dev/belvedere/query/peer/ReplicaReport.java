package dev.belvedere.query.peer;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.state.ShardId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an instance reports of one of its replicas. Instances send each other a line for each, with tabs between the fields.
 *
 * @param restored how much of its changelog a restoring replica has read, percent; empty if it is not being restored
 * @param standing its state; empty if it cannot be asked yet
 */
public record ReplicaReport(ShardId shard, OptionalDouble restored, Optional<Standing> standing) {

    private static final int WITHOUT_STANDING = 3;
    private static final int FIELDS = 7;

    /**
     * The state of a replica.
     *
     * @param role in lower case
     * @param hydrated whether reads are served from it
     * @param snapshot names the newest snapshot that it can be read at
     */
    public record Standing(String role, boolean hydrated, long lagMs, SyncToken snapshot) {

        private String fields() {
            return String.join("\t", role, Boolean.toString(hydrated), Long.toString(lagMs), snapshot.text());
        }
    }

    /** Whether the replica has this role. */
    public boolean is(String role) {
        return standing.map(Standing::role).filter(role::equals).isPresent();
    }

    String line() {
        String replica = String.join(
                "\t",
                shard.store(),
                Integer.toString(shard.number()),
                restored.isPresent() ? Double.toString(restored.getAsDouble()) : "");
        return standing.map(stands -> replica + "\t" + stands.fields()).orElse(replica);
    }

    /** The replicas in a report; empty if the report is malformed. */
    static Optional<List<ReplicaReport>> parse(String lines) {
        try {
            return Optional.of(lines.lines().map(ReplicaReport::ofLine).toList());
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static ReplicaReport ofLine(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS && fields.length != WITHOUT_STANDING) {
            throw new IllegalArgumentException(Arrays.toString(fields));
        }
        Optional<Standing> standing = fields.length == FIELDS
                ? Optional.of(new Standing(
                        fields[3],
                        Boolean.parseBoolean(fields[4]),
                        Long.parseLong(fields[5]),
                        SyncToken.parse(fields[6])))
                : Optional.empty();
        return new ReplicaReport(
                new ShardId(fields[0], Integer.parseInt(fields[1])),
                fields[2].isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(fields[2])),
                standing);
    }
}

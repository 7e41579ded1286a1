package dev.belvedere.query.http;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.Freshness;
import dev.belvedere.topology.engine.Shard;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an instance says of a copy that it holds. Instances tell each other in lines of fields with tabs between them.
 *
 * @param role as it is shown
 * @param hydrated whether it is read from
 * @param frontier what is in
 */
record CopyReport(Shard shard, String role, boolean hydrated, long lagMs, SyncToken frontier) {

    private static final int FIELDS = 6;

    static CopyReport of(Shard shard, Freshness.Standing standing, boolean hydrated) {
        return new CopyReport(shard, standing.role().text(), hydrated, standing.lagMs(), standing.frontier());
    }

    String line() {
        return String.join(
                "\t",
                shard.store(),
                Integer.toString(shard.number()),
                role,
                Boolean.toString(hydrated),
                Long.toString(lagMs),
                frontier.text());
    }

    /** The copies in these lines; empty where they are not such lines. */
    static Optional<List<CopyReport>> parse(String lines) {
        try {
            return Optional.of(lines.lines().map(CopyReport::ofLine).toList());
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static CopyReport ofLine(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(Arrays.toString(fields));
        }
        return new CopyReport(
                new Shard(fields[0], Integer.parseInt(fields[1])),
                fields[2],
                Boolean.parseBoolean(fields[3]),
                Long.parseLong(fields[4]),
                SyncToken.parse(fields[5]));
    }
}

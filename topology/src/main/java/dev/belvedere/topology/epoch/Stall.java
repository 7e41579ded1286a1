package dev.belvedere.topology.epoch;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.Optional;

/**
 * Why nothing newer becomes visible: the next transaction of a source database does not become complete, or an event of a table cannot be taken in.
 *
 * @param database the name of the database that stands still; empty for a table that is in none
 * @param reason which transaction or event, what is the matter with it, and what to do
 * @param sinceMs when it began to stand still, in ms since 1970
 * @param event the event that cannot be taken in; empty if a transaction is not complete
 */
public record Stall(String database, String reason, long sinceMs, Optional<BadEvent> event) {

    /** A database whose next transaction does not become complete. */
    public Stall(String database, String reason, long sinceMs) {
        this(database, reason, sinceMs, Optional.empty());
    }

    void writeTo(ByteWriter out) {
        out.writeText(database);
        out.writeText(reason);
        out.writeVarlong(sinceMs);
        out.writeByte(event.isPresent() ? 1 : 0);
        event.ifPresent(bad -> bad.writeTo(out));
    }

    static Stall read(ByteReader in) {
        return new Stall(
                in.readText(),
                in.readText(),
                in.readVarlong(),
                in.readByte() == 1 ? Optional.of(BadEvent.read(in)) : Optional.empty());
    }
}

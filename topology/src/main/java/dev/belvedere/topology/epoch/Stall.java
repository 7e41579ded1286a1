package dev.belvedere.topology.epoch;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.nio.charset.StandardCharsets;

/**
 * A source database that stands still, because its next transaction does not become complete.
 *
 * @param database the database's name
 * @param reason which transaction, what is missing of it, and what to do, in a sentence or two
 * @param sinceMs when it began to stand still, in ms since 1970
 */
public record Stall(String database, String reason, long sinceMs) {

    void writeTo(ByteWriter out) {
        write(database, out);
        write(reason, out);
        out.writeVarlong(sinceMs);
    }

    static Stall read(ByteReader in) {
        return new Stall(text(in), text(in), in.readVarlong());
    }

    private static void write(String text, ByteWriter out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeVarlong(bytes.length);
        out.writeBytes(bytes);
    }

    private static String text(ByteReader in) {
        return new String(in.readBytes(in.readLength()), StandardCharsets.UTF_8);
    }
}

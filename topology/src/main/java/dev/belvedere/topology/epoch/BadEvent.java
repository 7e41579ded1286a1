package dev.belvedere.topology.epoch;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;

/**
 * An event that cannot be taken in.
 *
 * @param table the name of its table
 * @param topic the table's topic
 * @param partition its partition
 * @param offset its offset
 * @param code the stable code of the reason
 * @param reason where it is, what is the matter with it, and what to do
 * @param metAtMs when it was met, in ms since 1970
 */
public record BadEvent(
        String table, String topic, int partition, long offset, String code, String reason, long metAtMs) {

    void writeTo(ByteWriter out) {
        out.writeText(table);
        out.writeText(topic);
        out.writeVarlong(partition);
        out.writeVarlong(offset);
        out.writeText(code);
        out.writeText(reason);
        out.writeVarlong(metAtMs);
    }

    static BadEvent read(ByteReader in) {
        return new BadEvent(
                in.readText(),
                in.readText(),
                Math.toIntExact(in.readVarlong()),
                in.readVarlong(),
                in.readText(),
                in.readText(),
                in.readVarlong());
    }
}

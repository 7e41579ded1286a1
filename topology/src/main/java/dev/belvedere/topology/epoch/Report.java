package dev.belvedere.topology.epoch;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one transaction of a stream thread did. It is a record of that transaction, so it is known exactly if the transaction was committed. It tells offsets and not
 * epochs: the keeper compares them with its gates, so that commits in the middle of an epoch, and tasks that move, need no case of their own.
 *
 * @param committed the offsets up to which inputs were processed, exclusive, by input
 * @param written the ends of what was written to inputs of later stages, exclusive, by input
 * @param logged the ends of what was written to changelogs, exclusive, by log
 * @param paused the events before which inputs stand still, because they cannot be taken in, by input
 * @param incomplete how many rows lack an event that was set aside, by input, of inputs for which that may have changed
 */
public record Report(
        Map<Integer, Long> committed,
        Map<Integer, Long> written,
        Map<Integer, Long> logged,
        Map<Integer, BadEvent> paused,
        Map<Integer, Long> incomplete) {

    private static final int EXPECTED_BYTES = 128;

    public Report {
        committed = Map.copyOf(committed);
        written = Map.copyOf(written);
        logged = Map.copyOf(logged);
        paused = Map.copyOf(paused);
        incomplete = Map.copyOf(incomplete);
    }

    /** A transaction in which every event was taken in. */
    public Report(Map<Integer, Long> committed, Map<Integer, Long> written, Map<Integer, Long> logged) {
        this(committed, written, logged, Map.of(), Map.of());
    }

    public byte[] encode() {
        ByteWriter out = new ByteWriter(EXPECTED_BYTES);
        write(committed, out);
        write(written, out);
        write(logged, out);
        writeEvents(paused, out);
        write(incomplete, out);
        return out.toByteArray();
    }

    /** Reads what {@link #encode} wrote. */
    public static Report decode(byte[] encoded) {
        ByteReader in = new ByteReader(encoded, 0);
        return new Report(offsets(in), offsets(in), offsets(in), events(in), offsets(in));
    }

    static void writeEvents(Map<Integer, BadEvent> events, ByteWriter out) {
        out.writeVarlong(events.size());
        new TreeMap<>(events).forEach((input, event) -> {
            out.writeVarlong(input);
            event.writeTo(out);
        });
    }

    static Map<Integer, BadEvent> events(ByteReader in) {
        Map<Integer, BadEvent> events = new TreeMap<>();
        for (int left = in.readLength(); left > 0; left--) {
            events.put(Math.toIntExact(in.readVarlong()), BadEvent.read(in));
        }
        return events;
    }

    static void write(Map<Integer, Long> offsets, ByteWriter out) {
        out.writeVarlong(offsets.size());
        new TreeMap<>(offsets).forEach((number, offset) -> {
            out.writeVarlong(number);
            out.writeVarlong(offset);
        });
    }

    static Map<Integer, Long> offsets(ByteReader in) {
        Map<Integer, Long> offsets = new TreeMap<>();
        for (int left = in.readLength(); left > 0; left--) {
            offsets.put(Math.toIntExact(in.readVarlong()), in.readVarlong());
        }
        return offsets;
    }
}

package dev.belvedere.topology.epoch;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a keeper has to know to go on, apart from the events behind its position. Neither side modifies the arrays.
 *
 * @param reports the offset of the reports topic before which all reports are applied
 * @param progress how far the stages are
 * @param positions what epochs have taken in, by epoch, from the released one on
 * @param paused the events before which inputs stand still, by input
 * @param incomplete by source: how many rows lack an event that was set aside; none of sources that lack nothing
 * @param released the epoch that is visible
 * @param releasedLogs by log: where it ended at the end of that epoch
 * @param releasedIncomplete as {@code incomplete}, at the end of that epoch
 */
public record KeeperState(
        long reports,
        Progress progress,
        Map<Long, Position> positions,
        Map<Integer, BadEvent> paused,
        Map<Integer, Long> incomplete,
        long released,
        long[] releasedLogs,
        Map<Integer, Long> releasedIncomplete) {

    /**
     * How far the stages are.
     *
     * @param opened by stage: the epoch that it may process
     * @param gates by input: the offset that the stage may process, exclusive
     * @param committed by input: the offset up to which the stage has processed it, exclusive
     * @param written by input: where it ends, as far as stages have written it
     * @param logged by log: where it ends
     * @param cuts by stage: what it had written when it finished an epoch, by epoch, of epochs that a later stage has not finished
     */
    public record Progress(
            long[] opened, long[] gates, long[] committed, long[] written, long[] logged, List<Map<Long, Cut>> cuts) {

        private void writeTo(ByteWriter out) {
            Position.write(opened, out);
            Position.write(gates, out);
            Position.write(committed, out);
            Position.write(written, out);
            Position.write(logged, out);
            cuts.forEach(ofStage -> {
                out.writeVarlong(ofStage.size());
                new TreeMap<>(ofStage).forEach((epoch, cut) -> {
                    out.writeVarlong(epoch);
                    cut.writeTo(out);
                });
            });
        }

        private static Progress read(ByteReader in) {
            long[] opened = Position.numbers(in);
            long[] gates = Position.numbers(in);
            long[] committed = Position.numbers(in);
            long[] written = Position.numbers(in);
            long[] logged = Position.numbers(in);
            List<Map<Long, Cut>> cuts = new ArrayList<>();
            for (int stage = 0; stage < opened.length; stage++) {
                Map<Long, Cut> ofStage = new TreeMap<>();
                for (int left = in.readLength(); left > 0; left--) {
                    ofStage.put(in.readVarlong(), Cut.read(in));
                }
                cuts.add(ofStage);
            }
            return new Progress(opened, gates, committed, written, logged, cuts);
        }
    }

    /**
     * The ends of what a stage had written when it finished an epoch.
     *
     * @param written by input
     * @param logged by log
     * @param incomplete by source: how many rows lacked an event that was set aside
     */
    public record Cut(long[] written, long[] logged, Map<Integer, Long> incomplete) {

        private void writeTo(ByteWriter out) {
            Position.write(written, out);
            Position.write(logged, out);
            Report.write(incomplete, out);
        }

        private static Cut read(ByteReader in) {
            return new Cut(Position.numbers(in), Position.numbers(in), Report.offsets(in));
        }
    }

    void writeTo(ByteWriter out) {
        out.writeVarlong(reports);
        progress.writeTo(out);
        out.writeVarlong(positions.size());
        new TreeMap<>(positions).forEach((epoch, position) -> {
            out.writeVarlong(epoch);
            position.writeTo(out);
        });
        Report.writeEvents(paused, out);
        Report.write(incomplete, out);
        out.writeVarlong(released);
        Position.write(releasedLogs, out);
        Report.write(releasedIncomplete, out);
    }

    static KeeperState read(ByteReader in) {
        long reports = in.readVarlong();
        Progress progress = Progress.read(in);
        Map<Long, Position> positions = new TreeMap<>();
        for (int left = in.readLength(); left > 0; left--) {
            positions.put(in.readVarlong(), Position.read(in));
        }
        return new KeeperState(
                reports,
                progress,
                positions,
                Report.events(in),
                Report.offsets(in),
                in.readVarlong(),
                Position.numbers(in),
                Report.offsets(in));
    }
}

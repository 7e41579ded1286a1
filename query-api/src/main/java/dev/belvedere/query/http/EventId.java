package dev.belvedere.query.http;

import dev.belvedere.query.read.Progress;
import dev.belvedere.query.read.Progress.Position;
import dev.belvedere.query.read.Watch;
import dev.belvedere.topology.engine.View;
import dev.belvedere.topology.engine.ViewIndex;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.kafka.common.utils.Bytes;

/**
 * How far a client has got that follows rows, as it carries it: base64url of {@code version | checksum | shard being read | positions | store key}. As
 * with a {@link Cursor}, the checksum covers what is followed too and is no secret: a forged id reaches only rows and changes that its client reaches anyway.
 */
final class EventId {

    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + 3 * Integer.BYTES;
    private static final int POSITION_BYTES = 2 * Long.BYTES;

    private EventId() {}

    static String of(Watch watch, Progress progress) {
        boolean complete = progress.reading() == watch.shards();
        byte[] from = complete ? new byte[0] : progress.from().get();
        int count = progress.shards().size();
        ByteBuffer id = ByteBuffer.allocate(HEADER_BYTES + count * POSITION_BYTES + from.length);
        id.put(VERSION).putInt(0).putInt(progress.reading()).putInt(count);
        progress.shards().forEach(position -> id.putLong(position.incarnation()).putLong(position.next()));
        id.put(from);
        id.putInt(1, checksum(watch, id.array()));
        return OpaqueText.of(id.array());
    }

    /** Where the client is that sends this id for these rows. */
    static Progress parse(Watch watch, String text) {
        return OpaqueText.bytes(text)
                .filter(bytes -> bytes.length >= HEADER_BYTES && bytes[0] == VERSION)
                .filter(bytes -> ByteBuffer.wrap(bytes).getInt(1) == checksum(watch, bytes))
                .flatMap(bytes -> progress(watch, ByteBuffer.wrap(bytes)))
                .orElseThrow(
                        () -> new ProblemException(
                                Problem.badRequest(
                                        "invalid-event-id",
                                        "Invalid event id",
                                        "The Last-Event-ID " + Excerpt.of(text)
                                                + " was not issued for these rows of the view "
                                                + watch.view().name()
                                                + ", or was changed since. Send the last event's id as it is, or none to start over.")));
    }

    private static Optional<Progress> progress(Watch watch, ByteBuffer id) {
        id.position(1 + Integer.BYTES);
        int reading = id.getInt();
        int count = id.getInt();
        boolean complete = reading == watch.shards();
        if (reading < 0
                || reading > watch.shards()
                || count < reading
                || count > Math.min(reading + 1, watch.shards())
                || id.remaining() < count * POSITION_BYTES) {
            return Optional.empty();
        }
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            positions.add(new Position(id.getLong(), id.getLong()));
        }
        byte[] rest = new byte[id.remaining()];
        id.get(rest);
        Bytes from = complete ? watch.from() : Bytes.wrap(rest);
        boolean within = from.compareTo(watch.from()) >= 0 && from.compareTo(watch.to()) <= 0;
        return within ? Optional.of(new Progress(positions, reading, from)) : Optional.empty();
    }

    // With the definition: a view that was defined anew may order its keys differently.
    private static int checksum(Watch watch, byte[] id) {
        View view = watch.view();
        String of = view.name()
                + '\0'
                + view.shards()
                + '\0'
                + view.definition()
                + '\0'
                + watch.index().map(ViewIndex::columns).orElse(List.of())
                + '\0'
                + watch.firstShard()
                + '/'
                + watch.from()
                + '/'
                + watch.to();
        CRC32C checksum = new CRC32C();
        checksum.update(of.getBytes(StandardCharsets.UTF_8));
        checksum.update(id, 1 + Integer.BYTES, id.length - 1 - Integer.BYTES);
        return (int) checksum.getValue();
    }
}

package dev.belvedere.query.peer;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.request.Excerpt;
import dev.belvedere.query.http.request.ScanCursor;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.read.SubscriptionPosition;
import dev.belvedere.query.read.SubscriptionPosition.ShardPosition;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.kafka.common.utils.Bytes;

/**
 * How far a client has got that follows rows, as it carries it: base64url of {@code version | checksum | positions}, each of which is one byte where its
 * shard is not begun, and else {@code 1 | incarnation | next}, or {@code 2 | incarnation | next | length | store key} where it is being read. Any instance understands it. As
 * with a {@link ScanCursor}, the checksum covers what is followed too and is no secret: a forged id reaches only rows and changes that its client reaches anyway.
 */
public final class EventId {

    private static final byte VERSION = 2;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final int POSITION_BYTES = 1 + 2 * Long.BYTES + Integer.BYTES;

    private static final byte NOT_BEGUN = 0;
    private static final byte READ = 1;
    private static final byte READING = 2;

    private EventId() {}

    public static String of(Subscription watch, SubscriptionPosition progress) {
        ByteBuffer id = ByteBuffer.allocate(HEADER_BYTES
                + progress.shards().stream()
                        .mapToInt(shard -> shard.map(EventId::bytes).orElse(1))
                        .sum());
        id.put(VERSION).putInt(0);
        progress.shards()
                .forEach(shard -> shard.ifPresentOrElse(position -> put(position, id), () -> id.put(NOT_BEGUN)));
        id.putInt(1, checksum(watch, id.array()));
        return OpaqueText.of(id.array());
    }

    private static int bytes(ShardPosition position) {
        return POSITION_BYTES + position.reading().map(key -> key.get().length).orElse(-Integer.BYTES);
    }

    private static void put(ShardPosition position, ByteBuffer id) {
        id.put(position.reading().isPresent() ? READING : READ)
                .putLong(position.incarnation())
                .putLong(position.next());
        position.reading().ifPresent(key -> id.putInt(key.get().length).put(key.get()));
    }

    /** Where the client is that sends this id for these rows. */
    public static SubscriptionPosition parse(Subscription watch, String text) {
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

    private static Optional<SubscriptionPosition> progress(Subscription watch, ByteBuffer id) {
        id.position(HEADER_BYTES);
        List<Optional<ShardPosition>> shards = new ArrayList<>();
        try {
            while (shards.size() < watch.shards().size()) {
                shards.add(position(watch, id));
            }
        } catch (BufferUnderflowException | IllegalArgumentException forged) {
            return Optional.empty();
        }
        return id.hasRemaining() ? Optional.empty() : Optional.of(new SubscriptionPosition(shards));
    }

    private static Optional<ShardPosition> position(Subscription watch, ByteBuffer id) {
        byte state = id.get();
        if (state == NOT_BEGUN) {
            return Optional.empty();
        }
        long incarnation = id.getLong();
        long next = id.getLong();
        return Optional.of(
                new ShardPosition(incarnation, next, state == READ ? Optional.empty() : Optional.of(key(watch, id))));
    }

    private static Bytes key(Subscription watch, ByteBuffer id) {
        int length = id.getInt();
        if (length < 0 || length > id.remaining()) {
            throw new IllegalArgumentException("there is no key of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        id.get(bytes);
        Bytes key = Bytes.wrap(bytes);
        if (key.compareTo(watch.from()) < 0 || key.compareTo(watch.to()) > 0) {
            throw new IllegalArgumentException("the key is none of these rows");
        }
        return key;
    }

    // With the definition: a view that was defined anew may order its keys differently.
    private static int checksum(Subscription watch, byte[] id) {
        View view = watch.view();
        String of = view.name()
                + '\0'
                + view.shards()
                + '\0'
                + view.definition()
                + '\0'
                + watch.index().map(ViewIndex::columns).orElse(List.of())
                + '\0'
                + watch.shards()
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

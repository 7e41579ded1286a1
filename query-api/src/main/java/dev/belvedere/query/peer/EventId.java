package dev.belvedere.query.peer;

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
 * The position of a subscriber as an event id, which any instance understands: base64url of {@code version | checksum | shard positions}. A shard position
 * is one zero byte before the shard's first row; {@code 1 | incarnation | next} once its rows are read; and {@code 2 | incarnation | next | length | store key}
 * while they are. The checksum covers the subscription as well. It is no secret: a forged id reaches only rows that its client may read anyway.
 */
public final class EventId {

    private static final byte VERSION = 2;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final int POSITION_BYTES = 1 + 2 * Long.BYTES + Integer.BYTES;

    private static final byte NOT_BEGUN = 0;
    private static final byte READ = 1;
    private static final byte READING = 2;

    private EventId() {}

    public static String of(Subscription subscription, SubscriptionPosition position) {
        ByteBuffer id = ByteBuffer.allocate(HEADER_BYTES
                + position.shards().stream()
                        .mapToInt(shard -> shard.map(EventId::bytes).orElse(1))
                        .sum());
        id.put(VERSION).putInt(0);
        position.shards().forEach(shard -> shard.ifPresentOrElse(reached -> put(reached, id), () -> id.put(NOT_BEGUN)));
        id.putInt(1, checksum(subscription, id.array()));
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

    /** The position that an id of this subscription names; empty for any other text. */
    public static Optional<SubscriptionPosition> parse(Subscription subscription, String text) {
        return OpaqueText.bytes(text)
                .filter(bytes -> bytes.length >= HEADER_BYTES && bytes[0] == VERSION)
                .filter(bytes -> ByteBuffer.wrap(bytes).getInt(1) == checksum(subscription, bytes))
                .flatMap(bytes -> position(subscription, ByteBuffer.wrap(bytes)));
    }

    private static Optional<SubscriptionPosition> position(Subscription subscription, ByteBuffer id) {
        id.position(HEADER_BYTES);
        List<Optional<ShardPosition>> shards = new ArrayList<>();
        try {
            while (shards.size() < subscription.shards().size()) {
                shards.add(shardPosition(subscription, id));
            }
        } catch (BufferUnderflowException | IllegalArgumentException forged) {
            return Optional.empty();
        }
        return id.hasRemaining() ? Optional.empty() : Optional.of(new SubscriptionPosition(shards));
    }

    private static Optional<ShardPosition> shardPosition(Subscription subscription, ByteBuffer id) {
        byte state = id.get();
        if (state == NOT_BEGUN) {
            return Optional.empty();
        }
        long incarnation = id.getLong();
        long next = id.getLong();
        return Optional.of(new ShardPosition(
                incarnation, next, state == READ ? Optional.empty() : Optional.of(key(subscription, id))));
    }

    private static Bytes key(Subscription subscription, ByteBuffer id) {
        int length = id.getInt();
        if (length < 0 || length > id.remaining()) {
            throw new IllegalArgumentException("there is no key of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        id.get(bytes);
        Bytes key = Bytes.wrap(bytes);
        if (key.compareTo(subscription.from()) < 0 || key.compareTo(subscription.to()) > 0) {
            throw new IllegalArgumentException("the key is none of these rows");
        }
        return key;
    }

    // With the definition: a view defined anew may order its keys differently.
    private static int checksum(Subscription subscription, byte[] id) {
        View view = subscription.view();
        String of = view.name()
                + '\0'
                + view.shards()
                + '\0'
                + view.definition()
                + '\0'
                + subscription.index().map(ViewIndex::columns).orElse(List.of())
                + '\0'
                + subscription.shards()
                + '/'
                + subscription.from()
                + '/'
                + subscription.to();
        CRC32C checksum = new CRC32C();
        checksum.update(of.getBytes(StandardCharsets.UTF_8));
        checksum.update(id, 1 + Integer.BYTES, id.length - 1 - Integer.BYTES);
        return (int) checksum.getValue();
    }
}

package dev.belvedere.serdes.token;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.CorruptEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How much has to be in before a read is fresh enough: of each topic partition named, everything before an offset. Opaque to its carriers. A
 * producer makes one of what its record's acknowledgement says, and whoever reads with it sees the write:
 *
 * <pre>{@code SyncToken.after(ack.topic(), ack.partition(), ack.offset()).text()}</pre>
 *
 * <p>As text, base64url without padding of {@code version | CRC-32C | topics}; a topic is its name and, for each partition, its number and offset. The
 * checksum tells a token that was damaged from one that asks for much. Immutable.
 */
public final class SyncToken {

    /** Asks for nothing. */
    public static final SyncToken NONE = new SyncToken(new TreeMap<>());

    /** The longest text that {@link #parse} takes, in characters. */
    public static final int LONGEST_TEXT = 16 * 1024;

    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final int EXPECTED_BYTES = 128;

    private final NavigableMap<String, NavigableMap<Integer, Long>> topics;
    private @Nullable String text;

    private SyncToken(NavigableMap<String, NavigableMap<Integer, Long>> topics) {
        this.topics = topics;
    }

    /** Takes the entries of a token. */
    public interface Visitor {

        /** Takes one partition: everything of it before the offset {@code next} has to be in. */
        void partition(String topic, int partition, long next);
    }

    /** Asks for the record at this offset, and all before it in its partition. */
    public static SyncToken after(String topic, int partition, long offset) {
        return NONE.and(topic, partition, offset + 1);
    }

    /** Asks also for everything of a partition before an offset. */
    public SyncToken and(String topic, int partition, long next) {
        return of(add -> {
            forEach(add);
            add.partition(topic, partition, next);
        });
    }

    /** Asks for all that either asks for. */
    public SyncToken and(SyncToken other) {
        return of(add -> {
            forEach(add);
            other.forEach(add);
        });
    }

    /** The offset that it asks for in a partition, exclusive; empty where it asks for none. */
    public OptionalLong next(String topic, int partition) {
        Long next = topics.getOrDefault(topic, Collections.emptyNavigableMap()).get(partition);
        return next == null ? OptionalLong.empty() : OptionalLong.of(next);
    }

    /** Asks for everything that the visitor is told of. */
    public static SyncToken of(Consumer<Visitor> entries) {
        NavigableMap<String, NavigableMap<Integer, Long>> topics = new TreeMap<>();
        entries.accept((topic, partition, next) ->
                topics.computeIfAbsent(topic, name -> new TreeMap<>()).merge(partition, next, Math::max));
        return new SyncToken(topics);
    }

    /** Whether it asks for nothing. */
    public boolean isEmpty() {
        return topics.isEmpty();
    }

    /** Visits every partition, in order. */
    public void forEach(Visitor visitor) {
        topics.forEach((topic, partitions) ->
                partitions.forEach((partition, next) -> visitor.partition(topic, partition, next)));
    }

    /** The text to send. */
    public String text() {
        String known = text;
        if (known == null) {
            known = encoded();
            text = known;
        }
        return known;
    }

    private String encoded() {
        ByteWriter out = new ByteWriter(EXPECTED_BYTES);
        out.writeVarlong(topics.size());
        for (Map.Entry<String, NavigableMap<Integer, Long>> topic : topics.entrySet()) {
            byte[] name = topic.getKey().getBytes(StandardCharsets.UTF_8);
            out.writeVarlong(name.length);
            out.writeBytes(name);
            out.writeVarlong(topic.getValue().size());
            topic.getValue().forEach((partition, next) -> {
                out.writeVarlong(partition);
                out.writeVarlong(next);
            });
        }
        byte[] body = out.toByteArray();
        byte[] token = ByteBuffer.allocate(HEADER_BYTES + body.length)
                .put(VERSION)
                .putInt(checksum(body))
                .put(body)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * The token of a text.
     *
     * @throws InvalidTokenException if no {@link #text} ever was this
     */
    public static SyncToken parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidTokenException("it is longer than " + LONGEST_TEXT + " characters");
        }
        ByteBuffer token = ByteBuffer.wrap(decode(text));
        if (token.remaining() < HEADER_BYTES || token.get() != VERSION) {
            throw new InvalidTokenException("it is not of a version that this release reads");
        }
        int checksum = token.getInt();
        byte[] body = new byte[token.remaining()];
        token.get(body);
        if (checksum != checksum(body)) {
            throw new InvalidTokenException("it was changed since it was issued");
        }
        SyncToken read = read(new ByteReader(body, 0));
        // One token, one text: what the decoders are lenient about was not issued.
        if (!read.text().equals(text)) {
            throw new InvalidTokenException("it is not written as it was issued");
        }
        return read;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException("it is not base64url");
        }
    }

    private static SyncToken read(ByteReader in) {
        try {
            return of(add -> {
                for (int left = in.readLength(); left > 0; left--) {
                    String topic = new String(in.readBytes(in.readLength()), StandardCharsets.UTF_8);
                    for (int more = in.readLength(); more > 0; more--) {
                        add.partition(topic, (int) in.readVarlong(), in.readVarlong());
                    }
                }
            });
        } catch (CorruptEncodingException e) {
            throw new InvalidTokenException("its content cannot be read");
        }
    }

    private static int checksum(byte[] body) {
        CRC32C checksum = new CRC32C();
        checksum.update(body);
        return (int) checksum.getValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SyncToken token && topics.equals(token.topics);
    }

    @Override
    public int hashCode() {
        return topics.hashCode();
    }

    @Override
    public String toString() {
        return "SyncToken" + topics;
    }
}

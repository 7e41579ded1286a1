package dev.belvedere.query.http.request;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.peer.OpaqueText;
import dev.belvedere.query.read.ScanPosition;
import dev.belvedere.topology.engine.view.View;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.kafka.common.utils.Bytes;

/**
 * The position of a scan as a text for clients: base64url of {@code version | shard | checksum | store key}. The checksum covers the view and the query
 * as well, so that a cursor that was edited or belongs to another scan is noticed. It is no secret: a forged cursor reaches only rows that a scan reaches
 * anyway.
 */
public final class ScanCursor {

    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + Integer.BYTES + Integer.BYTES;

    private ScanCursor() {}

    public static String of(ScanIdentity scan, ScanPosition position) {
        byte[] key = position.key().map(Bytes::get).orElse(new byte[0]);
        ByteBuffer cursor = ByteBuffer.allocate(HEADER_BYTES + key.length);
        cursor.put(VERSION)
                .putInt(position.shard())
                .putInt(checksum(scan, position.shard(), key))
                .put(key);
        return OpaqueText.of(cursor.array());
    }

    /** The position that a cursor of this scan names. */
    public static ScanPosition parse(ScanIdentity scan, String text) {
        return OpaqueText.bytes(text)
                .filter(bytes -> bytes.length >= HEADER_BYTES && bytes[0] == VERSION)
                .flatMap(bytes -> position(scan, ByteBuffer.wrap(bytes, 1, bytes.length - 1)))
                .orElseThrow(
                        () -> new ProblemException(
                                Problem.badRequest(
                                        "invalid-cursor",
                                        "Invalid cursor",
                                        "The cursor " + Excerpt.of(text)
                                                + " was not issued for this scan of the view "
                                                + scan.view().name()
                                                + ", or was changed since. Send the last answer's cursor as it is, or none to start over.")));
    }

    private static Optional<ScanPosition> position(ScanIdentity scan, ByteBuffer cursor) {
        int shard = cursor.getInt();
        int checksum = cursor.getInt();
        byte[] key = new byte[cursor.remaining()];
        cursor.get(key);
        boolean issued = checksum == checksum(scan, shard, key) && scan.contains(shard, Bytes.wrap(key));
        return issued
                ? Optional.of(new ScanPosition(
                        shard, Optional.of(key).filter(some -> some.length > 0).map(Bytes::wrap)))
                : Optional.empty();
    }

    // With the definition: a view defined anew may order its keys differently.
    private static int checksum(ScanIdentity scan, int shard, byte[] key) {
        View view = scan.view();
        CRC32C checksum = new CRC32C();
        checksum.update((view.name()
                        + '\0'
                        + view.shards()
                        + '\0'
                        + view.definition()
                        + '\0'
                        + scan.query()
                        + '\0'
                        + shard
                        + '\0')
                .getBytes(StandardCharsets.UTF_8));
        checksum.update(key);
        return (int) checksum.getValue();
    }
}

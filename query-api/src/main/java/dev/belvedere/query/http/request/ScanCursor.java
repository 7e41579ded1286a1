package dev.belvedere.query.http.request;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.peer.OpaqueText;
import dev.belvedere.query.read.ScanKey;
import dev.belvedere.query.read.ScanPosition;
import dev.belvedere.topology.engine.view.View;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.kafka.common.utils.Bytes;

/**
 * The position of a scan and the snapshot that it is of, as a text for clients: base64url of {@code version | epoch | shard | checksum | length of the
 * digest | digest | beginning of the store key}. The checksum covers the view and the query
 * as well, so that a cursor that was edited or belongs to another scan is noticed. It is no secret: a forged cursor reaches only rows that a scan reaches
 * anyway.
 */
public record ScanCursor(ScanPosition position, long epoch) {

    private static final byte[] NOTHING = {};
    private static final byte VERSION = 3;
    private static final int HEADER_BYTES = 1 + Long.BYTES + Integer.BYTES + Integer.BYTES + 1;

    /** The text of this cursor of a scan. */
    public String text(ScanIdentity scan) {
        byte[] digest = position.key().flatMap(ScanKey::digest).map(Bytes::get).orElse(NOTHING);
        byte[] key = position.key().map(ScanKey::beginning).map(Bytes::get).orElse(NOTHING);
        ByteBuffer cursor = ByteBuffer.allocate(HEADER_BYTES + digest.length + key.length);
        cursor.put(VERSION)
                .putLong(epoch)
                .putInt(position.shard())
                .putInt(checksum(scan, epoch, position.shard(), digest, key))
                .put((byte) digest.length)
                .put(digest)
                .put(key);
        return OpaqueText.of(cursor.array());
    }

    /** The cursor of this scan that has this text. */
    public static ScanCursor parse(ScanIdentity scan, String text) {
        return OpaqueText.bytes(text)
                .filter(bytes -> bytes.length >= HEADER_BYTES && bytes[0] == VERSION)
                .flatMap(bytes -> read(scan, ByteBuffer.wrap(bytes, 1, bytes.length - 1)))
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

    private static Optional<ScanCursor> read(ScanIdentity scan, ByteBuffer cursor) {
        long epoch = cursor.getLong();
        int shard = cursor.getInt();
        int checksum = cursor.getInt();
        byte[] digest = new byte[Math.min(Math.max(cursor.get(), 0), cursor.remaining())];
        cursor.get(digest);
        byte[] key = new byte[cursor.remaining()];
        cursor.get(key);
        ScanPosition position =
                new ScanPosition(shard, ifAny(key).map(beginning -> new ScanKey(beginning, ifAny(digest))));
        boolean issued = checksum == checksum(scan, epoch, shard, digest, key) && scan.contains(position);
        return issued ? Optional.of(new ScanCursor(position, epoch)) : Optional.empty();
    }

    private static Optional<Bytes> ifAny(byte[] bytes) {
        return bytes.length == 0 ? Optional.empty() : Optional.of(Bytes.wrap(bytes));
    }

    // With the definition: a view defined anew may order its keys differently.
    private static int checksum(ScanIdentity scan, long epoch, int shard, byte[] digest, byte[] key) {
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
                        + epoch
                        + '\0'
                        + shard
                        + '\0')
                .getBytes(StandardCharsets.UTF_8));
        checksum.update(digest);
        checksum.update(key);
        return (int) checksum.getValue();
    }
}

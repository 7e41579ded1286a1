package dev.belvedere.query.read;

import dev.belvedere.topology.state.StoreKeys;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * The store key of the record at which a scan goes on. Of a long key it has only the beginning and a digest, so that cursors stay short however long keys are.
 *
 * @param beginning the store key, or the first {@value #LONGEST} bytes of a longer one
 * @param digest the SHA-256 of the whole store key, if it is longer
 */
public record ScanKey(Bytes beginning, Optional<Bytes> digest) {

    private static final int LONGEST = 512;

    static ScanKey of(Bytes storeKey) {
        byte[] whole = storeKey.get();
        return whole.length <= LONGEST
                ? new ScanKey(storeKey, Optional.empty())
                : new ScanKey(Bytes.wrap(Arrays.copyOf(whole, LONGEST)), Optional.of(digestOf(whole)));
    }

    /** Returns true if a record, of those from {@link #beginning()} on, is the one at which the scan goes on, or behind it. */
    boolean isReachedBy(Bytes storeKey) {
        return digest.map(digestOf(storeKey.get())::equals).orElse(true);
    }

    /** Returns the store key behind all that the record can have. */
    public Bytes end() {
        return digest.isPresent()
                ? Bytes.wrap(StoreKeys.afterPrefix(beginning.get()))
                : StoredRecord.following(beginning);
    }

    private static Bytes digestOf(byte[] storeKey) {
        try {
            return Bytes.wrap(MessageDigest.getInstance("SHA-256").digest(storeKey));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package dev.belvedere.app.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.Map;

/** SHA-256 of a view's rows, one line each, ascending by key. The same rows always have the same digest. */
final class Digest {

    private Digest() {}

    static String of(ViewShape shape, Map<Key, JsonRow> rows) {
        Hasher hasher = Hashing.sha256().newHasher();
        rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(shape.keyOrder()))
                .forEach(row -> hasher.putString(row.getValue().line(), UTF_8).putByte((byte) '\n'));
        return hasher.hash().toString();
    }
}

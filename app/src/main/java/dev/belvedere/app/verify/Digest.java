package dev.belvedere.app.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;

/** SHA-256 of a view's rows, one line each, ascending by key. The same rows always have the same digest. */
final class Digest {

    private Digest() {}

    static String of(ViewShape shape, Map<Key, JsonRow> rows) {
        return of(rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(shape.keyOrder()))
                .map(row -> row.getValue().line()));
    }

    /** The digest of rows without a key, by how often there is each: in the order of their lines. */
    static String of(Map<JsonRow, Integer> rows) {
        return of(rows.entrySet().stream()
                .flatMap(row -> Collections.nCopies(row.getValue(), row.getKey().line()).stream())
                .sorted());
    }

    private static String of(Stream<String> lines) {
        Hasher hasher = Hashing.sha256().newHasher();
        lines.forEach(line -> hasher.putString(line, UTF_8).putByte((byte) '\n'));
        return hasher.hash().toString();
    }
}

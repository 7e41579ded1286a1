package dev.belvedere.bench.sql.draw;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A table or a view under an alias.
 *
 * @param text its name and alias, as FROM has them
 * @param fields its columns with the alias
 * @param key columns, with the alias, that no two of its rows share
 */
record Source(String text, List<Field> fields, List<String> key) {

    static List<Field> fields(List<Source> sources) {
        return sources.stream().flatMap(source -> source.fields().stream()).toList();
    }

    static List<String> keys(List<Source> sources) {
        return sources.stream().flatMap(source -> source.key().stream()).toList();
    }

    /** Returns the columns of the key under the names {@code key0} and so on. */
    String namedKey() {
        return String.join(
                ", ",
                IntStream.range(0, key.size())
                        .mapToObj(number -> key.get(number) + " AS key" + number)
                        .toList());
    }

    /** Returns the names of its columns of this type. */
    List<String> ofType(char letter) {
        return fields.stream()
                .filter(field -> field.letter() == letter)
                .map(Field::name)
                .toList();
    }
}

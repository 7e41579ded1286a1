package dev.belvedere.topology.sql;

import dev.belvedere.topology.sql.RandomExpressions.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Expressions for every operation, and for what is easily got wrong: one in each line of {@code expressions.txt}, and those that PostgreSQL writes otherwise. */
final class WrittenExpressions {

    private WrittenExpressions() {}

    static Stream<Text> all() {
        return Stream.concat(
                lines("/expressions.txt").map(Text::of),
                Stream.of(
                        new Text("FLOOR(ts TO MONTH)", "date_trunc('month', ts)"),
                        new Text("FLOOR(ts TO SECOND)", "date_trunc('second', ts)"),
                        new Text("FLOOR(d TO WEEK)", "CAST(date_trunc('week', CAST(d AS TIMESTAMP)) AS DATE)")));
    }

    /** Returns expressions whose results depend on the library that PostgreSQL runs with, in the last digits: one in each line of {@code near.txt}. */
    static Stream<Text> near() {
        return lines("/near.txt").map(Text::of);
    }

    /** Returns texts that are values of some type, or nearly so. */
    static List<String> texts() {
        return lines("/texts.txt").map(String::translateEscapes).toList();
    }

    private static Stream<String> lines(String name) {
        try (InputStream file = WrittenExpressions.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

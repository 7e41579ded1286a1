package dev.belvedere.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.app.verify.Difference.Kind;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MultisetComparisonTest {

    private static final ViewShape SHAPE =
            new ViewShape("names", List.of(new ViewColumn("name", "text")), List.of(), "SELECT …");
    private static final ViewShape SUMS = new ViewShape(
            "sums",
            List.of(new ViewColumn("name", "text"), new ViewColumn("total", "double precision")),
            List.of(),
            "SELECT name, SUM(amount) AS total …");

    private final List<String> source = new ArrayList<>(List.of("Ann", "Bob", "Ann"));
    private final List<String> served = new ArrayList<>(List.of("Ann", "Ann", "Bob"));

    private ViewReport compare() {
        return compare(SHAPE, named(source), named(served));
    }

    private static ViewReport compare(ViewShape shape, List<JsonRow> source, List<JsonRow> served) {
        ProgressBar progress = ProgressBar.start(new PrintStream(OutputStream.nullOutputStream()), shape.name());
        return new MultisetComparison(shape, new Source(source), new Served(served), progress).run(Duration.ZERO);
    }

    @Test
    void findsEqualRowsEquallyOftenEqual() {
        ViewReport report = compare();

        assertThat(report.equal()).isTrue();
        assertThat(report.compared()).isEqualTo(3);
        assertThat(report.scanned()).isEqualTo(3);
    }

    @Test
    void findsARowThatIsServedOnceTooOften() {
        served.add("Bob");

        assertThat(compare().differences())
                .singleElement()
                .extracting(Difference::kind)
                .isEqualTo(Kind.EXTRA);
    }

    @Test
    void findsAnotherValue() {
        served.set(2, "Rob");

        assertThat(compare().differences())
                .extracting(Difference::kind)
                .containsExactlyInAnyOrder(Kind.MISSING, Kind.EXTRA);
    }

    @Test
    void givesTheSameRowsTheSameDigest() {
        String digest = compare().digest();
        served.add(served.remove(0));

        assertThat(compare().digest()).isEqualTo(digest);
    }

    @Test
    void findsSumsThatAreRoundedInAnotherOrderEqual() {
        List<JsonRow> want = List.of(sum("Ann", 64942.69), sum("Ann", 1), sum("Bob", 3));
        List<JsonRow> got = List.of(sum("Bob", 3), sum("Ann", 1), sum("Ann", 64942.690000001));

        assertThat(compare(SUMS, want, got).differences()).isEmpty();
    }

    @Test
    void findsSumsOfOtherRowsAndOtherSumsDifferent() {
        List<JsonRow> want = List.of(sum("Ann", 64942.69), sum("Bob", 3));
        List<JsonRow> got = List.of(sum("Bob", 64942.690000001), sum("Ann", 64943));

        assertThat(compare(SUMS, want, got).differences()).hasSize(4);
    }

    @Test
    void letsOneRowAgreeWithOneOtherOnly() {
        List<JsonRow> want = List.of(sum("Ann", 1), sum("Ann", 1.0000000001));
        List<JsonRow> got = List.of(sum("Ann", 1.0000000002));

        assertThat(compare(SUMS, want, got).differences())
                .singleElement()
                .extracting(Difference::kind)
                .isEqualTo(Kind.MISSING);
    }

    private static JsonRow sum(String name, double total) {
        return new JsonRow(List.of(name, Double.toString(total)));
    }

    private static List<JsonRow> named(List<String> names) {
        return names.stream().map(name -> new JsonRow(List.of(name))).toList();
    }

    private record Source(List<JsonRow> rows) implements SourceRows {

        @Override
        public void each(Consumer<JsonRow> row) {
            rows.forEach(row);
        }

        @Override
        public Map<Key, JsonRow> again(Collection<Key> keys) {
            throw new AssertionError("rows without a key are not read by key");
        }
    }

    private record Served(List<JsonRow> rows) implements ServedRows {

        @Override
        public CompletableFuture<Optional<JsonRow>> row(Key key) {
            throw new AssertionError("rows without a key are not read by key");
        }

        @Override
        public void scan(Consumer<JsonRow> row) {
            rows.forEach(row);
        }
    }
}

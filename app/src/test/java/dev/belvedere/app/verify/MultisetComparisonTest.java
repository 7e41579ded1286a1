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

    private final List<String> source = new ArrayList<>(List.of("Ann", "Bob", "Ann"));
    private final List<String> served = new ArrayList<>(List.of("Ann", "Ann", "Bob"));

    private ViewReport compare() {
        ProgressBar progress = ProgressBar.start(new PrintStream(OutputStream.nullOutputStream()), "names");
        return new MultisetComparison(SHAPE, new Source(), new Served(), progress).run(Duration.ZERO);
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

    private static void each(List<String> names, Consumer<JsonRow> row) {
        names.forEach(name -> row.accept(JsonRow.parse("{\"name\":\"" + name + "\"}", SHAPE.columns())));
    }

    private final class Source implements SourceRows {

        @Override
        public void each(Consumer<JsonRow> row) {
            MultisetComparisonTest.each(source, row);
        }

        @Override
        public Map<Key, JsonRow> again(Collection<Key> keys) {
            throw new AssertionError("rows without a key are not read by key");
        }
    }

    private final class Served implements ServedRows {

        @Override
        public CompletableFuture<Optional<JsonRow>> row(Key key) {
            throw new AssertionError("rows without a key are not read by key");
        }

        @Override
        public void scan(Consumer<JsonRow> row) {
            MultisetComparisonTest.each(served, row);
        }
    }
}

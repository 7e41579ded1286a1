package dev.belvedere.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.app.verify.Difference.Kind;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final FakeView view = new FakeView();

    @BeforeEach
    void fill() {
        for (int id = 1; id <= 100; id++) {
            view.both("{\"id\":" + id + ",\"name\":\"Ann\",\"total\":" + id + ".50}");
        }
    }

    @Test
    void findsEqualViewsEqual() {
        ViewReport report = compare();

        assertThat(report.equal()).isTrue();
        assertThat(report.compared()).isEqualTo(100);
        assertThat(report.scanned()).isEqualTo(100);
    }

    @Test
    void findsAPlantedDifference() {
        view.served("{\"id\":42,\"name\":\"Ann\",\"total\":42.51}");

        ViewReport report = compare();

        assertThat(report.equal()).isFalse();
        assertThat(report.differences())
                .singleElement()
                .extracting(Difference::kind)
                .isEqualTo(Kind.DIFFERENT);
        assertThat(report.toString())
                .contains("NOT EQUAL", "key 42\n", "want 42 | \"Ann\" | 42.50", "got  42 | \"Ann\" | 42.51");
    }

    @Test
    void findsADifferenceOfScaleOnly() {
        view.served("{\"id\":42,\"name\":\"Ann\",\"total\":42.5}");

        assertThat(compare().differences()).hasSize(1);
    }

    @Test
    void findsAMissingRow() {
        view.source("{\"id\":101,\"name\":null,\"total\":null}");

        assertThat(compare().differences())
                .singleElement()
                .extracting(Difference::kind)
                .isEqualTo(Kind.MISSING);
    }

    @Test
    void findsAnExtraRow() {
        view.served("{\"id\":101,\"name\":null,\"total\":null}");

        assertThat(compare().differences())
                .singleElement()
                .extracting(Difference::kind)
                .isEqualTo(Kind.EXTRA);
    }

    @Test
    void findsARowThatTheScanLeavesOut() {
        view.scannedOtherwise.put(keyOf("{\"id\":42,\"name\":\"Ann\",\"total\":42.50}"), Optional.empty());

        ViewReport report = compare();

        assertThat(report.equal()).isFalse();
        assertThat(report.scanned()).isEqualTo(99);
        assertThat(report.differences())
                .singleElement()
                .extracting(Difference::kind)
                .isEqualTo(Kind.MISSING);
        assertThat(report.toString()).contains("key 42 (by key the two sides agree, in the scan they do not)\n");
    }

    @Test
    void findsARowThatOnlyTheScanHas() {
        JsonRow extra = row("{\"id\":101,\"name\":null,\"total\":null}");
        view.scannedOtherwise.put(FakeView.SHAPE.keyOf(extra), Optional.of(extra));

        assertThat(compare().differences())
                .singleElement()
                .extracting(Difference::kind)
                .isEqualTo(Kind.EXTRA);
    }

    @Test
    void findsARowThatTheScanGivesOtherwise() {
        JsonRow other = row("{\"id\":42,\"name\":\"Ann\",\"total\":42.51}");
        view.scannedOtherwise.put(FakeView.SHAPE.keyOf(other), Optional.of(other));

        assertThat(compare().differences())
                .singleElement()
                .extracting(Difference::kind)
                .isEqualTo(Kind.DIFFERENT);
    }

    @Test
    void forgivesARowThatArrivesWithinTheGracePeriod() {
        view.source("{\"id\":101,\"name\":\"Bob\",\"total\":1.00}");
        FakeView.put("{\"id\":101,\"name\":\"Bob\",\"total\":1.00}", view.servedFromTheSecondReadOn);

        ViewReport report = compare();

        assertThat(report.equal()).isTrue();
        assertThat(report.digest()).isEqualTo(digestWith101());
    }

    @Test
    void showsTheFirstTenOfManyDifferences() {
        for (int id = 1; id <= 12; id++) {
            view.served("{\"id\":" + id + ",\"name\":\"Eve\",\"total\":0.00}");
        }

        assertThat(compare().toString())
                .contains("different      12", "key 1\n", "key 10\n", "… and 2 more")
                .doesNotContain("key 11\n");
    }

    @Test
    void findsRowsWhoseKeyHasNullByScanOnly() {
        view.both("{\"id\":null,\"name\":\"Ann\",\"total\":1.00}");

        assertThat(compare().equal()).isTrue();

        view.served("{\"id\":null,\"name\":\"Ann\",\"total\":2.00}");

        assertThat(compare().toString()).contains("key null\n", "want null | \"Ann\" | 1.00");
    }

    @Test
    void findsAMissingRowWhoseKeyHasNull() {
        view.source("{\"id\":null,\"name\":\"Ann\",\"total\":1.00}");

        assertThat(compare().differences())
                .singleElement()
                .extracting(Difference::kind)
                .isEqualTo(Kind.MISSING);
    }

    private String digestWith101() {
        FakeView other = new FakeView();
        other.source.putAll(view.source);
        return Digest.of(FakeView.SHAPE, other.source);
    }

    private static Key keyOf(String json) {
        return FakeView.SHAPE.keyOf(row(json));
    }

    private static JsonRow row(String json) {
        return JsonRow.parse(json, FakeView.SHAPE.columns());
    }

    private ViewReport compare() {
        ProgressBar silent = ProgressBar.start(new PrintStream(OutputStream.nullOutputStream()), "comparing");
        return new Comparison(FakeView.SHAPE, view, view, silent).run(Duration.ZERO);
    }
}

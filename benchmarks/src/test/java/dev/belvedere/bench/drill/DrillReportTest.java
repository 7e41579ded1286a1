package dev.belvedere.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.bench.drill.check.Tally;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrillReportTest {

    @Test
    void writesTheSameKeysForEveryDrillAndAdditionalOnesOfADrill() throws IOException {
        Map<String, Long> more = new LinkedHashMap<>();
        more.put("bytes_moved", 3L);

        assertThat(new DrillReport("kill", true, new DrillFindings(new Tally(), 7, true, Map.of())).json())
                .isEqualTo(
                        "{\"read_gap_ms\":0.0,\"reads\":0,\"wrong_answers\":0,\"failed_reads\":0,\"verify_equal\":true}\n");
        assertThat(new DrillReport("scale", true, new DrillFindings(new Tally(), 7, true, more)).json())
                .contains(",\"verify_equal\":true,\"bytes_moved\":3}");
    }

    @Test
    void failsIfNothingWasRead() {
        assertThat(new DrillReport("kill", true, new DrillFindings(new Tally(), 7, true, Map.of())).passed())
                .isFalse();
    }
}

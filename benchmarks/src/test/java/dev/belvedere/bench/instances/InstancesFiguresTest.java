package dev.belvedere.bench.instances;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.belvedere.bench.load.Latency;
import dev.belvedere.bench.load.LoadWindow;
import dev.belvedere.bench.load.Throughput;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstancesFiguresTest {

    private final InstancesFigures figures =
            new InstancesFigures("TPC-H 0.01", List.of(reads(900, 1), reads(1_000, 1)), reads(1_000, 1), reads(400, 3));

    /** Two rounds, of which the second is slightly faster at the same cost. */
    private static ReadFigures reads(long perSecond, double p50Ms) {
        ReadFigures reads = new ReadFigures();
        for (long faster : List.of(0, 20)) {
            long requests = perSecond + faster;
            reads.add(new LoadWindow(new Throughput(requests, 0, 1, 0), requests * 50e-6));
            reads.add(new Latency(100, 0, p50Ms, 4, 5, 6, 7));
        }
        return reads;
    }

    @Test
    void writeMediansAsJson() throws JsonProcessingException {
        assertThat(figures.json())
                .contains("\"1\" : 910.0", "\"2\" : 1010.0")
                .contains("\"throughput\" : 410.0", "\"server_cpu_us\" : 50.0", "\"p50_ms\" : 3.0", "\"p99_ms\" : 5.0");
    }

    @Test
    void compareForwardedReadsWithLocalOnes() {
        assertThat(figures.text())
                .contains("any key at any of 2 ")
                .contains("forwarded / own: 0.41 of the reads, 1.00 of the CPU, +2.00 ms at the median");
    }
}

package dev.belvedere.bench.instances;

import static dev.belvedere.bench.report.FigureJson.rounded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belvedere.bench.load.Latency;
import dev.belvedere.bench.report.FigureJson;
import java.util.List;
import java.util.Locale;

/**
 * The figures, as a table and as JSON.
 *
 * @param anywhere reads of any key at any instance, by number of instances
 * @param local reads of one instance's keys at that instance
 * @param forwarded reads of the same keys at another instance
 */
record InstancesFigures(String settings, List<ReadFigures> anywhere, ReadFigures local, ReadFigures forwarded) {

    String json() throws JsonProcessingException {
        ObjectNode node = FigureJson.object();
        node.put("settings", settings);
        ObjectNode throughput = node.putObject("throughput");
        ObjectNode cpu = node.putObject("server_cpu_us");
        for (int i = 0; i < anywhere.size(); i++) {
            throughput.put(String.valueOf(i + 1), rounded(anywhere.get(i).perSecond()));
            cpu.put(String.valueOf(i + 1), rounded(anywhere.get(i).serverMicros()));
        }
        write(local, node.putObject("local"));
        write(forwarded, node.putObject("forwarded"));
        return FigureJson.text(node);
    }

    private static void write(ReadFigures reads, ObjectNode node) {
        node.put("throughput", rounded(reads.perSecond()));
        node.put("server_cpu_us", rounded(reads.serverMicros()));
        node.put("p50_ms", rounded(reads.latencyMs(Latency::p50Ms)));
        node.put("p99_ms", rounded(reads.latencyMs(Latency::p99Ms)));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "%norder_summary, medians of the rounds%n%s%n%n", settings);
        line(text, "  %-44s %10s %14s %10s %10s%n", "GET row", "reads/s", "servers us CPU", "p50, ms", "p99, ms");
        for (int i = 0; i < anywhere.size(); i++) {
            ReadFigures reads = anywhere.get(i);
            line(
                    text,
                    "  %-44s %,10.0f %14.1f%n",
                    "any key at any of " + (i + 1),
                    reads.perSecond(),
                    reads.serverMicros());
        }
        row(text, "an instance's own keys", local);
        row(text, "the same keys at another instance", forwarded);
        line(
                text,
                "  forwarded / own: %.2f of the reads, %.2f of the CPU, %+.2f ms at the median%n",
                forwarded.perSecond() / local.perSecond(),
                forwarded.serverMicros() / local.serverMicros(),
                forwarded.latencyMs(Latency::p50Ms) - local.latencyMs(Latency::p50Ms));
        return text.toString();
    }

    private static void row(StringBuilder text, String title, ReadFigures reads) {
        line(
                text,
                "  %-44s %,10.0f %14.1f %10.2f %10.2f%n",
                title,
                reads.perSecond(),
                reads.serverMicros(),
                reads.latencyMs(Latency::p50Ms),
                reads.latencyMs(Latency::p99Ms));
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}

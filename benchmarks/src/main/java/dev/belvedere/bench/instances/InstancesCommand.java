package dev.belvedere.bench.instances;

import dev.belvedere.bench.report.JsonOption;
import dev.belvedere.localshop.system.Teardown;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code belvedere bench instances}: measures reads where several instances share the shards. */
@Command(
        name = "instances",
        description = {
            "Measure reads at one, two and three instances, and forwarded reads.",
            "Measures GET …/rows/{key} at one instance, at two and at three, all on this machine, while nothing changes; then reads of one instance's keys there, "
                    + "beside reads of the same keys at another instance, which forwards them."
        })
public final class InstancesCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private final InstancesOptions options = new InstancesOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    public InstancesCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        try (Teardown teardown = Teardown.atExit()) {
            InstancesFigures figures = new InstancesBenchmark(options, out, teardown).run();
            out.println(figures.text());
            json.write(figures.json(), file -> InstancesPlot.write(figures, file), out);
        }
        return 0;
    }
}

package dev.belvedere.bench.instances;

import dev.belvedere.app.demo.Teardown;
import dev.belvedere.bench.measure.JsonFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code belvedere bench instances}: what reads cost where several instances share the shards. */
@Command(
        name = "instances",
        description = {
            "Measures GET …/rows/{key} at one instance, at two, at three, all on this machine and nothing changing;",
            "then reads of one instance's keys there, beside reads of the same keys at another instance, which forwards them."
        },
        mixinStandardHelpOptions = true)
public final class InstancesCommand implements Callable<Integer> {

    @Mixin
    private final InstancesCourse course = new InstancesCourse();

    @Mixin
    private final JsonFile json = new JsonFile();

    @Override
    public Integer call() throws IOException, SQLException {
        PrintStream out = System.out;
        try (Teardown teardown = Teardown.atExit()) {
            InstancesFigures figures = new InstancesTrial(course, out, teardown).run();
            out.println(figures.text());
            if (json.path().isPresent()) {
                Path plot = json.plot().orElseThrow();
                json.write(figures.json());
                InstancesPlot.write(figures, plot);
                out.println("written: " + json.path().get() + " and " + plot);
            }
        }
        return 0;
    }
}

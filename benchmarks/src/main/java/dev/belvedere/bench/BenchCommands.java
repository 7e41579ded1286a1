package dev.belvedere.bench;

import dev.belvedere.app.cli.CommandProvider;
import dev.belvedere.bench.drill.DrillCommand;
import dev.belvedere.bench.engine.EngineCommand;
import dev.belvedere.bench.events.EventsCommand;
import dev.belvedere.bench.freshness.FreshnessCommand;
import dev.belvedere.bench.http.HttpCommand;
import dev.belvedere.bench.instances.InstancesCommand;
import dev.belvedere.bench.popular.PopularParentCommand;
import dev.belvedere.bench.sql.SqlCommand;
import dev.belvedere.bench.tpch.TpchCommand;
import dev.belvedere.bench.views.ViewsCommand;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands {@code bench} and {@code drill}. */
public final class BenchCommands implements CommandProvider {

    /** Groups the benchmarks. */
    @Command(name = "bench", description = "Measure Belvedere on this machine.", synopsisSubcommandLabel = "COMMAND")
    private static final class Group {}

    @Override
    public List<Object> commands(PrintStream out) {
        CommandLine bench = new CommandLine(new Group())
                .addSubcommand(new EngineCommand(out))
                .addSubcommand(new EventsCommand(out))
                .addSubcommand(new FreshnessCommand(out))
                .addSubcommand(new HttpCommand(out))
                .addSubcommand(new InstancesCommand(out))
                .addSubcommand(new PopularParentCommand(out))
                .addSubcommand(new SqlCommand(out))
                .addSubcommand(new TpchCommand(out))
                .addSubcommand(new ViewsCommand(out));
        return List.of(bench, DrillCommand.group(out));
    }
}

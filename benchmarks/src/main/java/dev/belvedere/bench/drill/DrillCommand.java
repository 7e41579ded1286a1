package dev.belvedere.bench.drill;

import dev.belvedere.bench.drill.bank.BankCommand;
import dev.belvedere.bench.report.JsonOption;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code belvedere drill NAME}: disturbs a cluster under load, and checks every answer that readers get meanwhile. */
@Command
public final class DrillCommand implements Callable<Integer> {

    private final DrillKind kind;
    private final PrintStream out;

    @Mixin
    private final DrillOptions options = new DrillOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    private DrillCommand(DrillKind kind, PrintStream out) {
        this.kind = kind;
        this.out = out;
    }

    /** Groups the drills. */
    @Command(
            name = "drill",
            description = {
                "Break something under load and check every answer.",
                "Starts a shop with its database, Kafka and registry, and three instances on this machine; writes and reads rows; and breaks something. Every answer "
                        + "is checked: it shows committed data, never goes back for a reader that sends the token of its last answer, and is never 404. At the end "
                        + "every row is compared with the database. The exit code is 0 if nothing was wrong."
            },
            synopsisSubcommandLabel = "COMMAND")
    private static final class Group {}

    /** The command {@code drill} with a sub-command for each drill. */
    public static CommandLine group(PrintStream out) {
        CommandLine group = new CommandLine(new Group());
        for (DrillKind kind : DrillKind.values()) {
            CommandLine command = new CommandLine(new DrillCommand(kind, out));
            command.getCommandSpec().usageMessage().description(kind.description());
            group.addSubcommand(kind.command(), command);
        }
        group.addSubcommand(new BankCommand(out));
        return group;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        Drill drill = kind.create();
        DrillFindings findings = new DrillRun(drill, options, out).run();
        DrillReport report = new DrillReport(kind.command(), drill.readsMayFail(), findings);
        out.println(report.text());
        json.write(report.json());
        return report.passed() ? 0 : 1;
    }
}

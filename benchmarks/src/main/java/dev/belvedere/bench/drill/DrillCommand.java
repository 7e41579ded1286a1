package dev.belvedere.bench.drill;

import dev.belvedere.bench.measure.JsonFile;
import dev.belvedere.devstack.DevStackException;
import dev.belvedere.serdes.failure.BelvedereException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code belvedere drill}: breaks something, and holds every answer that readers get meanwhile against what there was. */
@Command(
        name = "belvedere drill",
        description = {
            "Starts a shop with its database, Kafka and registry, and three instances on this machine; changes rows and reads them; and breaks something.",
            "Every answer is checked: it shows what was committed, never goes back for a reader who sends the token of the last answer, and is never 404.",
            "In the end every row is compared with the database. Exit code 0 where nothing was wrong."
        },
        mixinStandardHelpOptions = true)
final class DrillCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "kill, pause, roll, scale, cut or broker.")
    private Name name = Name.KILL;

    @Mixin
    private final Course course = new Course();

    @Mixin
    private final JsonFile json = new JsonFile();

    private DrillCommand() {}

    /** What can be drilled. */
    private enum Name {
        KILL,
        PAUSE,
        ROLL,
        SCALE,
        CUT,
        BROKER;

        Drill drill() {
            return switch (this) {
                case KILL -> new KillDrill();
                case PAUSE -> new PauseDrill();
                case ROLL -> new RollDrill();
                case SCALE -> new ScaleDrill();
                case CUT -> new CutDrill();
                case BROKER -> new BrokerDrill();
            };
        }
    }

    /** Ends the process with what came of the drill. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Gives 0 for a drill in which nothing was wrong, 1 for one in which something was or that cannot be carried out, and 2 for a command that is none. */
    static int run(String... arguments) {
        return new CommandLine(new DrillCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, line, parsed) -> {
                    if (!(thrown instanceof BelvedereException) && !(thrown instanceof DevStackException)) {
                        throw thrown;
                    }
                    line.getErr().println("error: " + thrown.getMessage());
                    return 1;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        Drill drill = name.drill();
        Report report = new Report(
                name.name().toLowerCase(Locale.ROOT), drill.readsMayFail(), new DrillRun(drill, course, out).run());
        out.println(report.text());
        json.write(report.json());
        return report.right() ? 0 : 1;
    }
}

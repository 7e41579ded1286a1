package dev.belvedere.bench.events;

import dev.belvedere.bench.options.TrialOptions;
import dev.belvedere.bench.report.JsonOption;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere bench events}: exit code 0 if no view is wrong, 1 if one is. */
@Command(
        name = "events",
        description = {
            "Look for events that are taken in wrongly.",
            "Draws tables of all types, settings of the connector, and changes of all kinds, captures them, and"
                    + " compares every view with PostgreSQL. The first round begins with the seed, each further one with"
                    + " the next; a seed draws the same again."
        })
public final class EventsCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private final TrialOptions rounds = new TrialOptions(10);

    @Option(
            names = "--plant-fault",
            description = "Change rows without the connector's knowledge in each round, which has to be found.")
    private boolean fault;

    @Mixin
    private final JsonOption json = new JsonOption();

    public EventsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        EventsFigures figures = new EventsBenchmark(rounds.seed(), fault, out).run(rounds.time());
        json.write(figures.json());
        return figures.wrong() == 0 ? 0 : 1;
    }
}

package dev.belvedere.bench.http;

import dev.belvedere.bench.measure.JsonFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code belvedere bench http}: what a read over HTTP costs, in one run beside what else could answer it. */
@Command(
        name = "http",
        description = {
            "Measures GET …/rows/{key} of an instance, alone and while the tables change, beside an empty handler on the same web server, beside the view's",
            "SELECT in PostgreSQL, and beside a materialized view there: each in a process of its own, in turn, with the same load.",
            "Then writes into a table's topic, and reads each write back with the token of its acknowledgement."
        },
        mixinStandardHelpOptions = true)
public final class HttpCommand implements Callable<Integer> {

    @Mixin
    private final HttpCourse course = new HttpCourse();

    @Mixin
    private final JsonFile json = new JsonFile();

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        PrintStream out = System.out;
        HttpFigures figures;
        try (HttpSystem system = new HttpSystem(course, out)) {
            figures = measure(system, out);
        }
        out.println(new HttpTable(figures).text());
        if (json.path().isPresent()) {
            Path plot = json.plot().orElseThrow();
            json.write(new HttpJson(figures).text());
            HttpPlot.write(figures, plot);
            out.println("written: " + json.path().get() + " and " + plot);
        }
        return figures.right() ? 0 : 1;
    }

    private HttpFigures measure(HttpSystem system, PrintStream out) throws IOException, InterruptedException {
        RowReader instance = new RowReader(system.server(Server.INSTANCE).http());
        RowCheck check = new RowCheck(system, instance);
        out.printf("rows that are the same on all servers: %,d%n", check.sample());
        PriceRaises raises = new PriceRaises(system.shop());
        Rounds rounds = new Trial(system, course, raises, out).run();
        Optional<WriterReads> writers = course.writes == 0
                ? Optional.empty()
                : Optional.of(WriterReads.measure(system, course, raises, instance, out));
        return new HttpFigures(course, system.keys().size(), rounds, writers, check.wrong());
    }
}

package dev.belvedere.bench.http;

import com.google.common.collect.Lists;
import dev.belvedere.bench.http.load.Latency;
import dev.belvedere.bench.http.load.RunningServer;
import dev.belvedere.bench.http.load.Window;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Loads one contender after the other, round by round, every other round backwards, so that what changes with time favours no one. */
final class Trial {

    private static final double SHARE_OF_THE_KNEE = 0.5;

    private final HttpSystem system;
    private final HttpCourse course;
    private final PriceRaises raises;
    private final RowReader instance;
    private final PrintStream out;
    private final Rounds rounds = new Rounds();

    Trial(HttpSystem system, HttpCourse course, PriceRaises raises, PrintStream out) {
        this.system = system;
        this.course = course;
        this.raises = raises;
        this.instance = new RowReader(system.server(Server.INSTANCE).http());
        this.out = out;
    }

    Rounds run() throws IOException, InterruptedException {
        warmUp();
        for (int round = 1; round <= course.rounds; round++) {
            for (Contender contender : inTurn(round)) {
                throughput(round, contender);
            }
        }
        // Half of what the instance takes alone may be more than it takes beside ingest: that would measure a queue
        // that grows.
        double perSecond = SHARE_OF_THE_KNEE * rounds.median(Contender.ROW_UNDER_INGEST, Window::perSecond);
        for (int round = 1; round <= course.rounds; round++) {
            boolean ingestFirst = round % 2 == 0;
            latency(round, perSecond, ingestFirst);
            latency(round, perSecond, !ingestFirst);
        }
        return rounds;
    }

    private void warmUp() throws IOException, InterruptedException {
        for (Server server : Server.values()) {
            double perSecond = system.load().warmUp(system.server(server));
            out.printf(Locale.ROOT, "warm: %-18s %,10.0f requests/s%n", server, perSecond);
        }
        // What takes changes in, here and at the broker, is compiled as it is used.
        double perSecond = underIngest(() -> system.load().warmUp(system.server(Server.INSTANCE)));
        out.printf(Locale.ROOT, "warm: %-18s %,10.0f requests/s%n", Contender.ROW_UNDER_INGEST, perSecond);
    }

    private static List<Contender> inTurn(int round) {
        List<Contender> contenders = List.of(Contender.values());
        return round % 2 == 1 ? contenders : Lists.reverse(contenders);
    }

    private void throughput(int round, Contender contender) throws IOException, InterruptedException {
        RunningServer server = system.server(contender.server());
        Window window = contender == Contender.ROW_UNDER_INGEST
                ? underIngest(() -> system.load().throughput(course.window(), server))
                : system.load().throughput(course.window(), server);
        rounds.add(contender, window);
        out.printf(
                Locale.ROOT,
                "round %d: %-18s %,10.0f requests/s, %5.1f us CPU a request%n",
                round,
                contender.title(),
                window.perSecond(),
                window.serverMicros());
    }

    private void latency(int round, double perSecond, boolean ingest) throws IOException, InterruptedException {
        RunningServer server = system.server(Server.INSTANCE);
        Latency latency;
        if (ingest) {
            latency = underIngest(() -> system.load().latency(perSecond, course.longWindow(), server));
            rounds.addUnderIngest(latency);
        } else {
            latency = system.load().latency(perSecond, course.longWindow(), server);
            rounds.addAlone(latency);
        }
        out.printf(
                Locale.ROOT,
                "round %d: at %,.0f requests/s%s: p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms%n",
                round,
                perSecond,
                ingest ? " under ingest" : "",
                latency.p50Ms(),
                latency.p99Ms(),
                latency.p999Ms());
    }

    private interface Measurement<T> {
        T make() throws IOException;
    }

    private <T> T underIngest(Measurement<T> measurement) throws IOException, InterruptedException {
        Ingest ingest = Ingest.start(course.rate, raises, system.topics());
        try {
            return measurement.make();
        } finally {
            Ingest.Findings findings = ingest.stop(instance);
            rounds.add(findings);
            out.printf(
                    Locale.ROOT,
                    "         ingest held %,.0f changes/s; %,.0f ms later all were readable%n",
                    findings.perSecond(),
                    findings.catchUpMs());
        }
    }
}

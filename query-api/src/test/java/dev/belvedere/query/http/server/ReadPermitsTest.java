package dev.belvedere.query.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadPermitsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ScheduledExecutorScheduler scheduler = new ScheduledExecutorScheduler();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Runnable> executed = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        scheduler.start();
    }

    @AfterEach
    void stop() throws Exception {
        scheduler.stop();
    }

    private ReadPermits permits(int atOnce, int waiting, Duration longestWait) {
        ReadLimits limits = new ReadLimits(atOnce, waiting, longestWait, LONG, 1, 1);
        return new ReadPermits(limits, executed::add, scheduler);
    }

    /** Notes what becomes of it, and keeps its permit. */
    private ReadPermits.Read read(String name) {
        return new ReadPermits.Read() {
            @Override
            public void run() {
                log.add(name + " runs");
            }

            @Override
            public void refuse() {
                log.add(name + " refused");
            }
        };
    }

    @Test
    void runsAReadOnTheCallersThreadWhileThereArePermits() {
        permits(1, 0, LONG).admit(read("first"));

        assertThat(log).containsExactly("first runs");
        assertThat(executed).isEmpty();
    }

    @Test
    void handsAReadToTheExecutorIfAsked() {
        permits(1, 0, LONG).admitElsewhere(read("first"));

        assertThat(log).isEmpty();
        assertThat(executed).hasSize(1);
    }

    @Test
    void refusesAReadIfAllPermitsAndPlacesAreTaken() {
        ReadPermits permits = permits(1, 1, LONG);
        permits.admit(read("first"));
        permits.admit(read("second"));

        permits.admit(read("third"));

        assertThat(log).containsExactly("first runs", "third refused");
    }

    @Test
    void runsWaitingReadsInOrderAsPermitsAreGivenBack() {
        ReadPermits permits = permits(1, 2, LONG);
        List.of("first", "second", "third").forEach(name -> permits.admit(read(name)));

        permits.giveBack();
        permits.giveBack();
        executed.forEach(Runnable::run);

        assertThat(log).containsExactly("first runs", "second runs", "third runs");
    }

    @Test
    void freesThePlaceOfAReadThatRuns() {
        ReadPermits permits = permits(1, 1, LONG);
        permits.admit(read("first"));
        permits.admit(read("second"));
        permits.giveBack();

        permits.admit(read("third"));

        assertThat(log).containsExactly("first runs");
    }

    @Test
    void refusesAReadThatHasWaitedTooLong() {
        ReadPermits permits = permits(1, 1, Duration.ofMillis(20));
        permits.admit(read("first"));

        permits.admit(read("second"));

        await().until(() -> log.contains("second refused"));
        permits.admit(read("third"));
        await().until(() -> log.contains("third refused"));
    }

    @Test
    void refusesAReadAndKeepsItsPermitWhenTheExecutorStops() {
        ReadLimits limits = new ReadLimits(1, 0, LONG, LONG, 1, 1);
        ReadPermits permits = new ReadPermits(
                limits,
                task -> {
                    throw new RejectedExecutionException();
                },
                scheduler);

        permits.admitElsewhere(read("first"));
        permits.admit(read("second"));

        assertThat(log).containsExactly("first refused", "second runs");
    }
}

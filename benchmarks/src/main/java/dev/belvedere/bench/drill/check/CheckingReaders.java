package dev.belvedere.bench.drill.check;

import com.google.common.util.concurrent.Uninterruptibles;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A number of readers, each on its own thread. */
public final class CheckingReaders {

    private final List<CheckingReader> readers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private CheckingReaders() {}

    /**
     * Creates the readers.
     *
     * @param perSecond reads per second of each reader, which does not catch up after a retry
     * @param instances gives the addresses that can be read at the moment
     */
    public static CheckingReaders of(
            int count, double perSecond, Supplier<List<URI>> instances, OrderHistories histories, Tally tally) {
        CheckingReaders readers = new CheckingReaders();
        for (int seed = 0; seed < count; seed++) {
            CheckingReader reader = new CheckingReader(seed, instances, histories, perSecond, tally);
            Thread thread = new Thread(reader, "reader-" + seed);
            // A drill that went on with one reader less would pass.
            thread.setUncaughtExceptionHandler((dead, thrown) -> tally.wrong(dead.getName() + " has died: " + thrown));
            readers.readers.add(reader);
            readers.threads.add(thread);
        }
        return readers;
    }

    /** Starts all readers. */
    public void start() {
        threads.forEach(Thread::start);
    }

    /** Stops all readers and waits for them. An unfinished read counts with the time that it took so far. */
    public void stop() {
        readers.forEach(CheckingReader::stop);
        threads.forEach(Uninterruptibles::joinUninterruptibly);
    }
}

package dev.belvedere.bench.drill.check;

import com.google.common.util.concurrent.Uninterruptibles;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Readers at work, each on a thread of its own. */
public final class Readers {

    private final List<Reader> readers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Readers() {}

    /**
     * So many readers.
     *
     * @param perSecond reads a second of each; one who waits does not make up for it
     * @param instances those that a reader may ask, at this moment
     */
    public static Readers of(
            int count, double perSecond, Supplier<List<URI>> instances, Histories histories, Tally tally) {
        Readers readers = new Readers();
        for (int seed = 0; seed < count; seed++) {
            Reader reader = new Reader(seed, instances, histories, perSecond, tally);
            Thread thread = new Thread(reader, "reader-" + seed);
            // One reader less would look as if all went well.
            thread.setUncaughtExceptionHandler((dead, thrown) -> tally.wrong(dead.getName() + " has died: " + thrown));
            readers.readers.add(reader);
            readers.threads.add(thread);
        }
        return readers;
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    /** Stops all and waits for them. A read that is still tried counts with the time that it took so far. */
    public void stop() {
        readers.forEach(Reader::stop);
        threads.forEach(Uninterruptibles::joinUninterruptibly);
    }
}

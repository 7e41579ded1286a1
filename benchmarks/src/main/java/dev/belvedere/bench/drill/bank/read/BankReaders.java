package dev.belvedere.bench.drill.bank.read;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.belvedere.bench.drill.bank.check.AnswerCheck;
import dev.belvedere.bench.drill.bank.check.BankTally;
import dev.belvedere.bench.drill.bank.check.ReadPath;
import dev.belvedere.bench.drill.bank.model.BankKeys;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A number of readers, each on its own thread. */
public final class BankReaders implements AutoCloseable {

    private final List<BankReader> readers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private BankReaders() {}

    /**
     * Starts the readers.
     *
     * @param perSecond reads a second of each reader
     * @param instances gives the addresses that can be read at the moment
     * @param accounts some of which readers ask for together if they are in one shard
     * @param transactions the transaction topic
     */
    public static BankReaders start(
            int count,
            double perSecond,
            Supplier<List<URI>> instances,
            BankKeys keys,
            List<Long> accounts,
            String transactions,
            AnswerCheck check,
            BankTally tally) {
        ShardsOfAccounts shards =
                ShardsOfAccounts.learn(new BankClient(), instances.get().get(0), accounts);
        BankReaders readers = new BankReaders();
        for (int seed = 0; seed < count; seed++) {
            BankReader reader = new BankReader(seed, instances, keys, shards, transactions, perSecond, check, tally);
            Thread thread = new Thread(reader, "reader-" + seed);
            // A drill that went on with one reader less would pass.
            thread.setUncaughtExceptionHandler(
                    (dead, thrown) -> tally.wrongReply(ReadPath.ROW, dead.getName() + " has died: " + thrown));
            thread.start();
            readers.readers.add(reader);
            readers.threads.add(thread);
        }
        return readers;
    }

    /** Stops all readers and waits for them. */
    public void stop() {
        readers.forEach(BankReader::stop);
        threads.forEach(Uninterruptibles::joinUninterruptibly);
    }

    @Override
    public void close() {
        stop();
    }
}

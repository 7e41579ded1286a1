package dev.belvedere.topology.engine.epochs;

import dev.belvedere.topology.epoch.EpochsRecord;
import dev.belvedere.topology.epoch.Succession;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;

/** Follows the decisions about epochs, on a thread of its own. */
public final class EpochFollower implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final EpochsReader reader;
    private final AppliedRecords applied;
    private final Consumer<Throwable> failed;
    private final Thread thread;
    private volatile boolean closed;

    /** @param failed receives what ends the thread, unless it is closed */
    public EpochFollower(EpochSettings settings, AppliedRecords applied, Consumer<Throwable> failed) {
        this.reader = new EpochsReader(settings.kafka(), settings.epochsTopic());
        this.applied = applied;
        this.failed = failed;
        this.thread = new Thread(this::run, "belvedere-epochs");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try (reader) {
            reader.begin();
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                    if (applied.read(record.offset(), record.value()) == Succession.Outcome.BEGIN_ANEW) {
                        reader.beginAt(EpochsRecord.checkpointBefore(record.value()));
                        break;
                    }
                }
            }
        } catch (WakeupException closing) {
            // Thrown by closing alone.
        } catch (RuntimeException | Error e) {
            if (!closed) {
                failed.accept(e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        if (thread.isAlive()) {
            reader.wakeUp();
        } else {
            reader.close();
        }
    }
}

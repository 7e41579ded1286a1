package dev.belvedere.query.http;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Lets a bounded number of reads run at once, has a bounded number wait for a bounded time, and refuses all others at once. A read that waits
 * has no thread. Thread-safe.
 */
final class ReadPermits {

    /** Something that is either run, with a permit that it has to give back once, or refused. */
    interface Read {

        /** Runs with a permit, on the caller's thread or the executor's. */
        void run();

        /** Is called instead, on any thread, and has no permit. */
        void refuse();
    }

    private final AtomicInteger free;
    private final AtomicInteger places;
    private final Duration longestWait;
    private final Executor executor;
    private final Scheduler scheduler;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param executor runs those that have waited
     * @param scheduler refuses those that have waited too long
     */
    ReadPermits(ReadLimits limits, Executor executor, Scheduler scheduler) {
        this.free = new AtomicInteger(limits.atOnce());
        this.places = new AtomicInteger(limits.waiting());
        this.longestWait = limits.longestWait();
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** Runs the read here and now if there is a permit; otherwise has it wait, or refuses it here and now. */
    void admit(Read read) {
        if (take(free)) {
            read.run();
        } else if (take(places)) {
            new Waiting(read).enter();
            // A permit may have been given back before this one was there to be found.
            resume();
        } else {
            read.refuse();
        }
    }

    /** Ends what a run has begun: whoever waits is next. */
    void giveBack() {
        free.incrementAndGet();
        resume();
    }

    private void resume() {
        while (!waiting.isEmpty() && take(free)) {
            Waiting next = waiting.poll();
            if (next == null) {
                free.incrementAndGet();
            } else {
                next.leave();
                next.run();
            }
        }
    }

    private static boolean take(AtomicInteger some) {
        int left = some.get();
        while (left > 0) {
            if (some.compareAndSet(left, left - 1)) {
                return true;
            }
            left = some.get();
        }
        return false;
    }

    /** A read in the queue. Whoever takes it out, its turn or its timeout, decides what becomes of it. */
    private final class Waiting {

        private final Read read;
        private volatile Scheduler.@Nullable Task timeout;

        Waiting(Read read) {
            this.read = read;
        }

        // In this order: a timeout that found nothing in the queue would leave the read in it for ever.
        void enter() {
            waiting.add(this);
            timeout = scheduler.schedule(this::expire, longestWait.toNanos(), TimeUnit.NANOSECONDS);
        }

        void leave() {
            places.incrementAndGet();
            Scheduler.Task pending = timeout;
            if (pending != null) {
                pending.cancel();
            }
        }

        void run() {
            try {
                executor.execute(read::run);
            } catch (RejectedExecutionException stopping) {
                read.refuse();
                free.incrementAndGet();
            }
        }

        private void expire() {
            if (waiting.remove(this)) {
                places.incrementAndGet();
                read.refuse();
            }
        }
    }
}

package dev.belvedere.query.http.server;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Lets a bounded number of reads run at a time and a bounded number wait for a bounded time, and refuses all others at once. A waiting read holds no
 * thread. Thread-safe.
 */
final class ReadPermits {

    /** A read that either runs, with a permit that it gives back once, or is refused. */
    interface Read {

        /** Runs with a permit, on the caller's thread or one of the executor. */
        void run();

        /** Refuses the read, which has no permit, on any thread. */
        void refuse();
    }

    private final ReadLimits limits;
    private final AtomicInteger free;
    private final AtomicInteger places;
    private final Duration longestWait;
    private final Executor executor;
    private final Scheduler scheduler;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();

    /**
     * @param executor runs the reads that have waited, and those that callers do not run themselves
     * @param scheduler refuses the reads that have waited too long
     */
    ReadPermits(ReadLimits limits, Executor executor, Scheduler scheduler) {
        this.limits = limits;
        this.free = new AtomicInteger(limits.atOnce());
        this.places = new AtomicInteger(limits.waiting());
        this.longestWait = limits.longestWait();
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** The number of reads that run. */
    int running() {
        return limits.atOnce() - free.get();
    }

    /** The number of reads that wait. */
    int waiting() {
        return limits.waiting() - places.get();
    }

    /** Runs the read on this thread if there is a permit; otherwise lets it wait, or refuses it on this thread. */
    void admit(Read read) {
        if (take(free)) {
            read.run();
        } else {
            enter(read);
        }
    }

    /** Runs the read on the executor if there is a permit; otherwise as above. */
    void admitElsewhere(Read read) {
        if (take(free)) {
            runElsewhere(read);
        } else {
            enter(read);
        }
    }

    private void enter(Read read) {
        if (take(places)) {
            new Waiting(read).enter();
            // A permit may have been given back before the read was in the queue.
            resume();
        } else {
            read.refuse();
        }
    }

    private void runElsewhere(Read read) {
        try {
            executor.execute(read::run);
        } catch (RejectedExecutionException stopping) {
            read.refuse();
            free.incrementAndGet();
        }
    }

    /** Gives a permit back, to the next waiting read if there is one. */
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

    /** One timer for all waiting reads: all wait equally long, so the first in the queue is the first to be refused. */
    private void sweepAfter(long nanos) {
        Scheduler.Task unused = scheduler.schedule(this::sweep, nanos, TimeUnit.NANOSECONDS);
    }

    private void sweep() {
        Waiting first = waiting.peek();
        while (first != null && first.leftNanos() <= 0) {
            first.expire();
            first = waiting.peek();
        }
        if (first != null) {
            sweepAfter(first.leftNanos());
        } else {
            sweeping.set(false);
            sweepUnlessEmpty();
        }
    }

    private void sweepUnlessEmpty() {
        if (!waiting.isEmpty() && sweeping.compareAndSet(false, true)) {
            sweepAfter(longestWait.toNanos());
        }
    }

    /** A read in the queue. Either its turn or its timeout takes it out. */
    private final class Waiting {

        private final Read read;
        private final long since = System.nanoTime();

        Waiting(Read read) {
            this.read = read;
        }

        void enter() {
            waiting.add(this);
            sweepUnlessEmpty();
        }

        long leftNanos() {
            return longestWait.toNanos() - (System.nanoTime() - since);
        }

        void run() {
            places.incrementAndGet();
            runElsewhere(read);
        }

        void expire() {
            if (waiting.remove(this)) {
                places.incrementAndGet();
                read.refuse();
            }
        }
    }
}

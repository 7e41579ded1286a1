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
 * Lets a bounded number of reads run at once, has a bounded number wait for a bounded time, and refuses all others at once. A read that waits
 * has no thread. Thread-safe.
 */
public final class ReadPermits {

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
    private final AtomicBoolean sweeping = new AtomicBoolean();

    /**
     * @param executor runs those that have waited, and those that are not to be run by who asks for it
     * @param scheduler refuses those that have waited too long
     */
    public ReadPermits(ReadLimits limits, Executor executor, Scheduler scheduler) {
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
        } else {
            enter(read);
        }
    }

    /** The same, but it is run by the executor. */
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
            // A permit may have been given back before this one was there to be found.
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

    /** One timer for all that wait: they wait equally long, so that the first one in the queue is the first to be refused. */
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

    /** A read in the queue. Whoever takes it out, its turn or its timeout, decides what becomes of it. */
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

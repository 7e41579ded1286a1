package dev.belvedere.waiting;

import java.util.concurrent.TimeUnit;

/** The time, and sleep. Tests replace it, so that they take no time. */
interface TimeSource {

    /** The time and sleep of the JVM. */
    TimeSource SYSTEM = new TimeSource() {

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    };

    /** Nanoseconds since some fixed moment. */
    long nanos();

    void sleep(long nanos) throws InterruptedException;
}

package dev.belvedere.app.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes what was started, last first, exactly once: when the demo ends by itself, and also when the process is told to stop. Thread-safe.
 */
public final class Teardown implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private volatile boolean closing;

    private Teardown() {}

    /** One that is closed when the process ends, if not before. */
    public static Teardown atExit() {
        Teardown teardown = new Teardown();
        Runtime.getRuntime().addShutdownHook(new Thread(teardown::close, "teardown"));
        return teardown;
    }

    /** Sees to it that the resource is closed: at once, where closing has begun already. */
    public <T extends AutoCloseable> T add(T resource) {
        synchronized (open) {
            if (!closing) {
                open.push(resource);
                return resource;
            }
        }
        close(resource);
        return resource;
    }

    boolean closing() {
        return closing;
    }

    @Override
    public synchronized void close() {
        synchronized (open) {
            closing = true;
        }
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // The others are to be closed all the same.
            System.err.println("stopping: " + e.getMessage());
        }
    }
}

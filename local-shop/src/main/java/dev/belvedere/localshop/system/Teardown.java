package dev.belvedere.localshop.system;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes resources exactly once, the last added first: when it is closed itself, or when the process ends. Thread-safe.
 */
public final class Teardown implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private volatile boolean closing;

    private Teardown() {}

    /** Creates a teardown that is closed when the process ends, if not before. */
    public static Teardown atExit() {
        Teardown teardown = new Teardown();
        Runtime.getRuntime().addShutdownHook(new Thread(teardown::close, "teardown"));
        return teardown;
    }

    /** Adds a resource and returns it; closes it at once if this teardown is closing or closed. */
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

    /** Returns true once closing has begun. */
    public boolean closing() {
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
            // The other resources still have to be closed.
            System.err.println("stopping: " + e.getMessage());
        }
    }
}

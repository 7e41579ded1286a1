package dev.belvedere.app.demo;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Ends the processes that this one has started and that were cut off in starting, so that none still writes to the demo's folder. */
final class StrayProcesses implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    @Override
    public void close() {
        List<ProcessHandle> left = ProcessHandle.current().descendants().toList();
        left.forEach(ProcessHandle::destroy);
        left.forEach(StrayProcesses::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            process.destroyForcibly();
        }
    }
}

package dev.belvedere.localshop.system;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Ends every process that this one started and that still runs, so that none writes to the directory any more. */
final class StrayProcesses implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 20;

    @Override
    public void close() {
        List<ProcessHandle> left = ProcessHandle.current().descendants().toList();
        left.forEach(ProcessHandle::destroy);
        left.forEach(StrayProcesses::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            process.destroyForcibly();
        }
    }
}

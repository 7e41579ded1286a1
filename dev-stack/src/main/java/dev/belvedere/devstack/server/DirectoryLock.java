package dev.belvedere.devstack.server;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.belvedere.devstack.DevStackException;
import dev.belvedere.waiting.Waiting;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Locks the directory of a stack against a second stack. The lock is held until the JVM ends, however it ends; so its holder knows that any other process
 * on the directory's data is an orphan.
 */
final class DirectoryLock {

    private static final Waiting WAITING = Waiting.every(Duration.ofMillis(100)).atMost(Duration.ofSeconds(30));
    // The garbage collector would close an unreferenced channel and release its lock.
    private static final List<FileChannel> HELD = new CopyOnWriteArrayList<>();

    private DirectoryLock() {}

    /** Takes the lock, for which it waits up to 30 s: a stack that lost its client needs some seconds to stop. */
    static void take(Path file) throws Exception {
        FileChannel channel = FileChannel.open(file, CREATE, WRITE);
        HELD.add(channel);
        if (!WAITING.until(() -> channel.tryLock() != null)) {
            throw new DevStackException(
                    "Another dev stack runs in " + file.getParent() + ": stop it, or choose another directory.");
        }
    }
}

package dev.belvedere.devstack.server;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.belvedere.devstack.DevStackException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps a second stack out of a directory. Held until the JVM ends, however it ends; so whoever holds it knows that whatever else still runs on
 * the directory's data was left behind.
 */
final class DirectoryLock {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // A channel that nobody refers to is closed by the garbage collector, and its lock with it.
    private static final List<FileChannel> HELD = new CopyOnWriteArrayList<>();

    private DirectoryLock() {}

    /** Takes the lock, and waits for it a while: a stack that lost its client needs some seconds to stop. */
    static void take(Path file) throws Exception {
        FileChannel channel = FileChannel.open(file, CREATE, WRITE);
        HELD.add(channel);
        if (!Waiting.upTo(PATIENCE).until(() -> channel.tryLock() != null)) {
            throw new DevStackException(
                    "Another dev stack runs in " + file.getParent() + ": stop it, or choose another directory.");
        }
    }
}

package dev.belvedere.devstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The PostgreSQL server of a data directory, as the directory itself tells: it detaches from whoever starts it, and lives on when that one is
 * killed.
 *
 * @param data the data directory
 */
public record Postmaster(Path data) {

    private static final int STOP_SECONDS = 15;

    /** Where a stack in the given directory keeps PostgreSQL's data. */
    public static Path dataIn(Path directory) {
        return directory.resolve("postgresql");
    }

    /** Ends it and returns when it is gone; disconnects its clients. Does nothing if it does not run. */
    public void stop() {
        running().ifPresent(server -> {
            interrupt(server);
            if (!ends(server)) {
                server.destroyForcibly();
                ends(server);
            }
        });
    }

    /** The running server, if there is one. */
    public Optional<ProcessHandle> running() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            // A file that was left behind may name a process number that is someone else's by now.
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(Postmaster::isPostgres);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalStateException(
                    "The file postmaster.pid in " + data + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    }

    // SIGINT is a fast shutdown; the SIGTERM that ProcessHandle sends would wait for the clients to leave.
    private static void interrupt(ProcessHandle server) {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(server.pid())).start();
        } catch (IOException noSuchCommand) {
            server.destroy();
        }
    }

    // Asked for as a PostgreSQL process, and not waited for as any process: nobody may be there to take note of its
    // end.
    private static boolean ends(ProcessHandle server) {
        long deadline = System.nanoTime() + STOP_SECONDS * 1_000_000_000L;
        while (isPostgres(server) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
        }
        return !isPostgres(server);
    }
}

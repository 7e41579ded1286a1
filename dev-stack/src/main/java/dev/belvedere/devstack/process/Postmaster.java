package dev.belvedere.devstack.process;

import dev.belvedere.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL server of a data directory, found by its {@code postmaster.pid}: it detaches from the process that starts it, and keeps running when
 * that process is killed.
 *
 * @param data the data directory
 */
public record Postmaster(Path data) {

    private static final Waiting STOPPING = Waiting.every(Duration.ofMillis(20)).atMost(Duration.ofSeconds(15));

    /** The data directory of PostgreSQL in the given directory of a stack. */
    public static Path dataIn(Path directory) {
        return directory.resolve("postgresql");
    }

    /** Stops the server, disconnects its clients, and returns when it has ended. Does nothing if it is not running. */
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
            // A stale file may name a process id that another process has by now.
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

    // Checks the command instead of waiting for the process: an orphan that no parent reaps stays alive for
    // ProcessHandle.
    private static boolean ends(ProcessHandle server) {
        return STOPPING.until(() -> !isPostgres(server));
    }
}

package dev.belvedere.bench.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.belvedere.bench.measure.BenchException;
import java.io.IOException;
import java.util.List;

/** Runs commands of the operating system. */
final class Shell {

    private Shell() {}

    /**
     * Runs a command and waits until it has ended.
     *
     * @throws BenchException with the command's output, if it fails
     */
    static void run(String... command) {
        String line = String.join(" ", command);
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new BenchException("'" + line + "' failed: " + output);
            }
        } catch (IOException e) {
            throw new BenchException("'" + line + "' cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("'" + line + "' was interrupted");
        }
    }
}

package dev.belvedere.localshop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code java -jar app.jar serve}: the packaged program in a process of its own. */
final class ServeCommandProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final BufferedReader out;
    private final List<String> said = new ArrayList<>();
    private String address = "";
    private String administration = "";

    private ServeCommandProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(UTF_8);
    }

    static ServeCommandProcess start(Path configuration) throws IOException {
        return new ServeCommandProcess(AppJar.command("serve", "--config", configuration.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Reading a line cannot be interrupted: a process that does not become ready is ended. */
    void awaitReady() throws IOException {
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        try {
            readUntilReady();
        } finally {
            end.cancel(false);
        }
    }

    private void readUntilReady() throws IOException {
        for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
            if (line == null) {
                throw new AssertionError("serve has ended before it was ready, or was ended after " + PATIENCE
                        + "; it has said " + said);
            }
            said.add(line);
            if (line.startsWith("listening on ")) {
                address = line.substring("listening on ".length());
            }
            if (line.startsWith("health and metrics at ")) {
                administration = line.substring("health and metrics at ".length());
            }
        }
    }

    /** Where it listens, once it is ready. */
    String address() {
        return address;
    }

    /** Where it answers health and metrics, once it is ready. */
    String administration() {
        return administration;
    }

    /** What it printed until it was ready. */
    List<String> said() {
        return List.copyOf(said);
    }

    boolean runs() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Sends SIGTERM and gives the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("serve does not stop on SIGTERM");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}

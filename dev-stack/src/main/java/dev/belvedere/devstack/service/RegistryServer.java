package dev.belvedere.devstack.service;

import dev.belvedere.devstack.DevStackException;
import dev.belvedere.devstack.Service;
import dev.belvedere.waiting.Waiting;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Apicurio Registry in a separate process. */
public final class RegistryServer implements ManagedService {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Waiting STARTING =
            Waiting.every(Duration.ofMillis(100)).atMost(START_TIMEOUT);

    private final StackLayout layout;
    private final String host;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    public RegistryServer(StackLayout layout, Ports ports) throws IOException {
        this.layout = layout;
        this.host = ports.host();
        this.port = ports.of("registry");
    }

    @Override
    public Service service() {
        return Service.REGISTRY;
    }

    @Override
    public String address() {
        return "http://" + host + ":" + port + "/apis/ccompat/v7";
    }

    @Override
    public Path log() {
        return layout.log("registry");
    }

    @Override
    public String start() throws Exception {
        Path program = program();
        if (process == null) {
            boolean first = Files.notExists(layout.registryData());
            Process starting = launch(program);
            process = starting;
            awaitReady(starting);
            if (first) {
                setBackwardCompatibility();
            }
        }
        return "Schema registry " + program.getFileName().toString().replaceAll(".*app-|-runner.*", "")
                + " (Apicurio) listening on " + address();
    }

    private Path program() throws IOException {
        try (Stream<Path> files = Files.list(layout.registryProgram())) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(
                            () -> new DevStackException("There is no registry in " + layout.registryProgram() + "."));
        }
    }

    private Process launch(Path program) throws IOException, URISyntaxException {
        // The registry brings other versions of most libraries, so its class path has only the jar with the watchdog
        // added.
        URI ownJar = ParentWatchdog.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        Path database = Files.createDirectories(layout.registryData()).resolve("schemas");
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.host=" + host,
                        "-Dquarkus.http.port=" + port,
                        // The in-memory variant uses an H2 database, which can be kept in a file. With WRITE_DELAY=0 a
                        // killed registry does not lose an id that it assigned.
                        "-Dquarkus.datasource.jdbc.url=jdbc:h2:file:" + database
                                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                        "-Dquarkus.datasource.jdbc.initial-size=2",
                        "-Dquarkus.datasource.jdbc.min-size=2",
                        "-cp",
                        program + File.pathSeparator + Path.of(ownJar),
                        ParentWatchdog.class.getName(),
                        "io.quarkus.runner.GeneratedMain"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private void awaitReady(Process starting) throws Exception {
        boolean ready = STARTING.until(() -> responds() || !starting.isAlive());
        if (!starting.isAlive()) {
            throw new DevStackException(
                    "The schema registry ended with exit code " + starting.exitValue() + "; its log is " + log() + ".");
        }
        if (!ready) {
            throw new DevStackException("The schema registry did not answer within " + START_TIMEOUT.toSeconds()
                    + " s; its log is " + log() + ".");
        }
    }

    private boolean responds() throws IOException, InterruptedException {
        try {
            HttpRequest subjects =
                    HttpRequest.newBuilder(URI.create(address() + "/subjects")).build();
            return http.send(subjects, BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException notListening) {
            return false;
        }
    }

    // Apicurio checks no compatibility by default; the default of Confluent's registry is BACKWARD.
    private void setBackwardCompatibility() throws IOException, InterruptedException {
        HttpRequest backward = HttpRequest.newBuilder(URI.create(address() + "/config"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}"))
                .build();
        HttpResponse<String> response = http.send(backward, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new DevStackException("The schema registry refused its compatibility level: " + response.body());
        }
    }

    @Override
    public void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            process = null;
        }
    }
}

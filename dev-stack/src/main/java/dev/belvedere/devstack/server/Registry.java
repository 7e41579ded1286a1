package dev.belvedere.devstack.server;

import dev.belvedere.devstack.DevStackException;
import dev.belvedere.devstack.Service;
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

/** Apicurio Registry in a process of its own. */
final class Registry implements Part {

    private static final Duration START = Duration.ofMinutes(2);

    private final Layout layout;
    private final String host;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    Registry(Layout layout, Ports ports) throws IOException {
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
                beLikeConfluents();
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
        // The registry has other versions of nearly all that is on our class path: of that it gets nothing but the jar
        // with the tether.
        URI own =
                Tether.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path database = Files.createDirectories(layout.registryData()).resolve("schemas");
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.host=" + host,
                        "-Dquarkus.http.port=" + port,
                        // The variant is called in-memory, but its database is H2, which can as well live in a file.
                        // WRITE_DELAY=0: a killed
                        // registry must not have forgotten an id that it gave out.
                        "-Dquarkus.datasource.jdbc.url=jdbc:h2:file:" + database
                                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                        "-Dquarkus.datasource.jdbc.initial-size=2",
                        "-Dquarkus.datasource.jdbc.min-size=2",
                        "-cp",
                        program + File.pathSeparator + Path.of(own),
                        Tether.class.getName(),
                        "io.quarkus.runner.GeneratedMain"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private void awaitReady(Process starting) throws Exception {
        boolean settled = Waiting.upTo(START).until(() -> answers() || !starting.isAlive());
        if (!starting.isAlive()) {
            throw new DevStackException(
                    "The schema registry ended with exit code " + starting.exitValue() + "; its log is " + log() + ".");
        }
        if (!settled) {
            throw new DevStackException(
                    "The schema registry did not answer within " + START.toSeconds() + " s; its log is " + log() + ".");
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        try {
            HttpRequest subjects =
                    HttpRequest.newBuilder(URI.create(address() + "/subjects")).build();
            return http.send(subjects, BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    // Apicurio checks no compatibility until it is told to; Confluent's registry begins with BACKWARD.
    private void beLikeConfluents() throws IOException, InterruptedException {
        HttpRequest backward = HttpRequest.newBuilder(URI.create(address() + "/config"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}"))
                .build();
        HttpResponse<String> answer = http.send(backward, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new DevStackException("The schema registry refused its compatibility level: " + answer.body());
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

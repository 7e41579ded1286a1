package dev.belvedere.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive as a user runs it: unpacked into an empty directory, with Java but without Maven. */
@Timeout(400)
class ArchiveIT {

    private static final String KNOWN_DIGEST = "636dd42b4a7ce87532192e1a703dc4e5432518af277e15bdb887a003286d6b78";
    private static final String[] NOT_IN_THE_ENGINE = {
        "tpch", "dev-stack", "local-shop", "debezium", "connect-", "zonky"
    };

    private static Path home;
    private static Path tools;

    @TempDir
    Path temporary;

    @BeforeAll
    static void unpack(@TempDir Path folder, @TempDir Path path) throws IOException, InterruptedException {
        tools = path;
        linkAllButMaven(Path.of("/usr/bin"));
        Path archive = Path.of(System.getProperty("belvedere.archive") + ".tar.gz");
        run(new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString()));
        home = folder.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
    }

    @Test
    void runsTheDemoToItsKnownDigestAndLeavesNothingBehind() throws IOException, InterruptedException {
        String out = run(belvedere("demo", "--tpch", "0.01", "--verify", "--exit"));

        assertThat(out)
                .contains(
                        "order_summary: equal",
                        "order_overview: equal",
                        "rows compared  15,000",
                        KNOWN_DIGEST,
                        "curl http://127.0.0.1:");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void saysItsVersion() throws IOException, InterruptedException {
        assertThat(run(belvedere("serve", "--version"))).startsWith("belvedere 0.");
    }

    @Test
    void bringsTheReferenceConfigurationAndItsViews() {
        assertThat(home.resolve("belvedere.yaml")).exists();
        assertThat(home.resolve("views/order_summary.sql")).exists();
    }

    @Test
    void keepsTheDemoOutOfTheEngine() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            List<String> jars = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();

            assertThat(jars)
                    .contains("app.jar")
                    .noneMatch(jar -> Stream.of(NOT_IN_THE_ENGINE).anyMatch(jar::startsWith));
        }
    }

    private static void linkAllButMaven(Path folder) throws IOException {
        try (Stream<Path> programs = Files.list(folder)) {
            for (Path program : programs.toList()) {
                if (!program.getFileName().toString().startsWith("mvn")) {
                    Files.createSymbolicLink(tools.resolve(program.getFileName()), program);
                }
            }
        }
    }

    private ProcessBuilder belvedere(String... arguments) {
        ProcessBuilder belvedere =
                new ProcessBuilder(home.resolve("bin/belvedere").toString());
        belvedere.command().addAll(List.of(arguments));
        belvedere.environment().put("PATH", tools.toString());
        belvedere.environment().put("JAVA_HOME", System.getProperty("java.home"));
        belvedere.environment().put("BELVEDERE_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        return belvedere;
    }

    private static String run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}

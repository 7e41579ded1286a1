package dev.belvedere.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as the build packages it. */
final class AppJar {

    private AppJar() {}

    static ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of(System.getProperty("belvedere.assembly"), "app.jar").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}

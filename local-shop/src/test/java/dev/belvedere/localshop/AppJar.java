package dev.belvedere.localshop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The engine as the build packages it. */
final class AppJar {

    private AppJar() {}

    static ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-jar", System.getProperty("belvedere.engine")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}

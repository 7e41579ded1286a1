package dev.belvedere.devstack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a stack runs.
 *
 * @param home the folder that this module's build assembles
 * @param more a folder of jars beside its own, or null
 */
record Programs(Path home, @Nullable Path more) {

    /** @throws DevStackException if a folder is not there */
    Programs {
        if (!Files.isDirectory(home.resolve("lib"))) {
            throw new DevStackException(
                    "There is no dev stack in " + home + ": build it with 'mvn -pl dev-stack package'.");
        }
        if (more != null && !Files.isDirectory(more)) {
            throw new DevStackException("There are no libraries for the dev stack in " + more + ".");
        }
    }

    String classPath() {
        return Stream.of(home.resolve("lib"), more)
                .flatMap(Stream::ofNullable)
                .map(folder -> folder + File.separator + "*")
                .collect(Collectors.joining(File.pathSeparator));
    }
}

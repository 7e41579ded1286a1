package dev.belvedere.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --json}: where a measurement's figures go besides the terminal. */
public final class JsonFile {

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also writes the figures there; a plot, where there is one, beside them.")
    private @Nullable Path path;

    /** Empty where it was not asked for. */
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /** Where the plot that belongs to the figures goes: the same name with another ending. */
    public Optional<Path> plot() {
        return path().map(json ->
                json.resolveSibling(json.getFileName().toString().replaceFirst("\\.json$", "") + ".png"));
    }

    /** Does nothing where it was not asked for. */
    public void write(String json) throws IOException {
        if (path != null) {
            Files.writeString(path, json);
        }
    }
}

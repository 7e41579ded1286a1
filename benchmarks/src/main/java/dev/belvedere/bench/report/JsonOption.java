package dev.belvedere.bench.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --json}, which writes a measurement's figures to a file, and its plot beside it. */
public final class JsonOption {

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the figures to this file as JSON, and a plot, if there is one, beside it as PNG.")
    private @Nullable Path file;

    /** A plot of a measurement's figures. */
    @FunctionalInterface
    public interface Plot {
        /** Writes the plot as PNG. */
        void write(Path file) throws IOException;
    }

    /** Writes the figures; does nothing if the option was not given. */
    public void write(String json) throws IOException {
        if (file != null) {
            Files.writeString(file, json);
        }
    }

    /** Writes the figures and the plot, and prints the names of both files; does nothing if the option was not given. */
    public void write(String json, Plot plot, PrintStream out) throws IOException {
        if (file != null) {
            Path png = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.json$", "") + ".png");
            write(json);
            plot.write(png);
            out.println("written: " + file + " and " + png);
        }
    }
}

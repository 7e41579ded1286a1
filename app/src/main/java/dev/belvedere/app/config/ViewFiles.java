package dev.belvedere.app.config;

import static dev.belvedere.app.config.Entries.quoted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the view files that {@code views} names: files as they are, folders as the {@code .sql} files in them by name. */
final class ViewFiles {

    private final Path folder;
    private final Entries entries;

    /** @param folder what relative names are relative to */
    ViewFiles(Path folder, Entries entries) {
        this.folder = folder;
        this.entries = entries;
    }

    List<Path> named(List<String> names, String place) {
        return names.stream()
                .flatMap(name -> files(folder.resolve(name).normalize(), place))
                .toList();
    }

    private Stream<Path> files(Path path, String place) {
        if (Files.isRegularFile(path)) {
            return Stream.of(path);
        }
        List<Path> found = Files.isDirectory(path) ? sqlFiles(path) : List.of();
        if (found.isEmpty()) {
            String reason = Files.isDirectory(path) ? "which has no .sql file" : "which does not exist";
            entries.problem(place, quoted(Keys.VIEWS) + " names " + path + ", " + reason);
        }
        return found.stream();
    }

    private static List<Path> sqlFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }
}

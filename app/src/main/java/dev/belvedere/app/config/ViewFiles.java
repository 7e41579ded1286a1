package dev.belvedere.app.config;

import static dev.belvedere.app.config.RawSettings.quoted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files that the setting {@code views} names: files themselves, and the {@code .sql} files of folders in the order of their names. */
final class ViewFiles {

    private final Path folder;
    private final RawSettings settings;

    /** @param folder the base of relative names */
    ViewFiles(Path folder, RawSettings settings) {
        this.folder = folder;
        this.settings = settings;
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
            settings.problem(
                    place,
                    quoted(SettingKeys.VIEWS) + " names " + settings.shown(SettingKeys.VIEWS, path.toString()) + ", "
                            + reason);
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

package dev.belvedere.localshop.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a sandbox. All but the views are optional. */
record SandboxFolder(Path path) {

    static final String SCHEMA = "schema.sql";
    static final String CHANGES = "changes.sql";
    static final String EVENTS = "events.json";
    static final String CONNECTOR = "connector.json";
    static final String TABLES = "tables.yaml";
    static final String EXPECTED = "expected.json";
    static final String EXPECTED_IN_WORDS = "expected.md";

    Optional<Path> file(String name) {
        return Optional.of(path.resolve(name)).filter(Files::isRegularFile);
    }

    /** Returns the text of a file, if it is there. */
    Optional<String> text(String name) {
        return file(name).map(SandboxFolder::read);
    }

    /**
     * Returns the view files, {@code view*.sql} and {@code views/*.sql}, in the order of their names.
     *
     * @throws SandboxException if there is none
     */
    List<ViewFile> views() {
        List<ViewFile> views = Stream.concat(files(path, "view.*[.]sql"), files(path.resolve("views"), ".*[.]sql"))
                .map(file -> new ViewFile(file, read(file)))
                .toList();
        if (views.isEmpty()) {
            throw new SandboxException(path + " has no views: neither view*.sql nor views/*.sql", null);
        }
        return views;
    }

    private static Stream<Path> files(Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new SandboxException(file + " cannot be read: " + e, e);
        }
    }
}

package dev.belvedere.bench.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The state that an instance keeps of one task of Kafka Streams: a shard of the stores that belong together. */
record TaskCopy(Path directory) {

    private static final int DEPTH = 2;
    private static final Pattern TASK = Pattern.compile("\\d+_\\d+");

    /** All copies below an instance's state directory; none where there is no such directory. */
    static List<TaskCopy> in(Path stateDirectory) {
        if (!Files.isDirectory(stateDirectory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(stateDirectory, DEPTH)) {
            return found.filter(
                            path -> TASK.matcher(path.getFileName().toString()).matches())
                    .map(TaskCopy::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the state of an instance cannot be listed", e);
        }
    }

    /** The task's name, the same on all instances. */
    String task() {
        return directory.getFileName().toString();
    }

    /** What the copy takes on disk. Files that vanish meanwhile do not count. */
    long bytes() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).mapToLong(TaskCopy::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException("the state of an instance cannot be measured", e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

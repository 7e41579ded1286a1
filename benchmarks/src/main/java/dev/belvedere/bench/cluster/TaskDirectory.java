package dev.belvedere.bench.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The directory of an instance's replica of one task of Kafka Streams, which is a shard of one stage. */
public record TaskDirectory(Path directory) {

    private static final int DEPTH = 2;
    private static final Pattern TASK = Pattern.compile("\\d+_\\d+");

    /** The directories of all tasks below an instance's state directory; none if it does not exist. */
    public static List<TaskDirectory> in(Path stateDirectory) {
        if (!Files.isDirectory(stateDirectory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(stateDirectory, DEPTH)) {
            return found.filter(
                            path -> TASK.matcher(path.getFileName().toString()).matches())
                    .map(TaskDirectory::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the state of an instance cannot be listed", e);
        }
    }

    /** The task's name, the same on all instances. */
    public String task() {
        return directory.getFileName().toString();
    }

    /** The number of its stores. */
    public int stores() {
        try (Stream<Path> stores = Files.list(directory.resolve("rocksdb"))) {
            return (int) stores.count();
        } catch (NoSuchFileException none) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the state of an instance cannot be listed", e);
        }
    }

    /** The size on disk. Files that vanish meanwhile do not count. */
    public long bytes() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(TaskDirectory::size)
                    .sum();
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

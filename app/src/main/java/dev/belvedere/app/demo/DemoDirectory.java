package dev.belvedere.app.demo;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the demo keeps everything: a folder that was named, or one that is removed in the end. */
public record DemoDirectory(Path path, boolean temporary) implements AutoCloseable {

    /** The named folder, created if need be, or else a new temporary one. */
    public static DemoDirectory of(Optional<Path> named) {
        try {
            Path path = named.isPresent()
                    ? Files.createDirectories(named.get().toAbsolutePath().normalize())
                    : Files.createTempDirectory("belvedere-demo-");
            return new DemoDirectory(path, named.isEmpty());
        } catch (IOException e) {
            throw new DemoException("there is no place for the demo's files: " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }
}

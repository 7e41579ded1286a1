package dev.belvedere.localshop.system;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory of one local system.
 *
 * @param temporary whether {@link #close} deletes it
 */
public record WorkingDirectory(Path path, boolean temporary) implements AutoCloseable {

    /**
     * Returns the given directory, created if it does not exist, or else a new temporary one.
     *
     * @throws LocalSystemException if it cannot be created
     */
    public static WorkingDirectory of(Optional<Path> given) {
        try {
            Path path = given.isPresent()
                    ? Files.createDirectories(given.get().toAbsolutePath().normalize())
                    : Files.createTempDirectory("belvedere-");
            return new WorkingDirectory(path, given.isEmpty());
        } catch (IOException e) {
            throw new LocalSystemException("the directory cannot be created: " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }
}

package dev.belvedere.topology.engine.freshness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers over restarts, in a file, that the views of an application were hydrated on this instance. Thread-safe. */
public final class HydrationMarker {

    private static final Logger LOG = LoggerFactory.getLogger(HydrationMarker.class);

    private final Path file;
    private volatile boolean set;

    /** @param stateDirectory the directory of the instance's state */
    public HydrationMarker(Path stateDirectory, String application) {
        this.file = stateDirectory.resolve(application + ".hydrated");
        this.set = Files.exists(file);
    }

    boolean isSet() {
        return set;
    }

    void set() {
        set = true;
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, "");
        } catch (IOException e) {
            LOG.atWarn().log("cannot remember that the views are hydrated: {}", e.toString());
        }
    }
}

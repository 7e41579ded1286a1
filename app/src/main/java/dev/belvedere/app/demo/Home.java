package dev.belvedere.app.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where this program is installed: the folder with {@code belvedere.yaml}, {@code views/} and the dev stack. */
public final class Home {

    private static final String HOME = "belvedere.home";
    private static final String DEV_STACK = "belvedere.devstack.home";

    private Home() {}

    /** The folder with the views' statements. */
    public static Path views() {
        return directory().resolve("views");
    }

    /** The dev stack as its own build assembles it. */
    public static Path devStack() {
        String given = System.getProperty(DEV_STACK);
        return given == null ? directory().resolve("dev-stack/target/dev-stack") : Path.of(given);
    }

    /** What the launcher says, or else the nearest folder above the program's own file that looks like it. */
    private static Path directory() {
        String given = System.getProperty(HOME);
        if (given != null) {
            return Path.of(given);
        }
        for (Path folder = program(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("belvedere.yaml"))) {
                return folder;
            }
        }
        throw new DemoException(
                "there is no belvedere.yaml above " + program() + "; start the demo with the launcher ./belvedere",
                null);
    }

    private static Path program() {
        try {
            return Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

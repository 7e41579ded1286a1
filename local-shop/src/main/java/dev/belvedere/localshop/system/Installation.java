package dev.belvedere.localshop.system;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that Belvedere runs from: a source tree or an unpacked archive. The launcher names it; without the launcher it is searched. */
public final class Installation {

    private static final String HOME = "belvedere.home";
    private static final String DEV_STACK = "belvedere.devstack.home";

    private Installation() {}

    /** Returns the folder of the view files. */
    public static Path views() {
        return home().resolve("views");
    }

    /** Returns the folder of the dev stack's programs, as its build assembles it. */
    public static Path devStack() {
        String given = System.getProperty(DEV_STACK);
        return given == null ? home().resolve("dev-stack/target/dev-stack") : Path.of(given);
    }

    /** Returns the given folder, or else the nearest one above this program's own file that has a {@code belvedere.yaml}. */
    private static Path home() {
        String given = System.getProperty(HOME);
        if (given != null) {
            return Path.of(given);
        }
        for (Path folder = program(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("belvedere.yaml"))) {
                return folder;
            }
        }
        throw new LocalSystemException(
                "there is no belvedere.yaml above " + program() + "; use the launcher, belvedere", null);
    }

    private static Path program() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.belvedere.localshop.sandbox;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that defines a view, or several. */
record ViewFile(Path path, String text) {

    private static final Pattern NAME = Pattern.compile(
            "create\\s+materialized\\s+view\\s+(?:if\\s+not\\s+exists\\s+)?(?:[\\w$]+\\s*\\.\\s*)?(?:\"([^\"]+)\"|([\\w$]+))",
            Pattern.CASE_INSENSITIVE);

    /** Returns the file's name without its suffix. */
    String fileName() {
        return path.getFileName().toString().replaceFirst("[.]sql$", "");
    }

    /** Returns the name of its first view as far as a glance at the text shows it, and else the file's. */
    String viewName() {
        Matcher matcher = NAME.matcher(text);
        if (!matcher.find()) {
            return fileName();
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    /** Returns a message with this file's name where it has the path. */
    String shortened(String message) {
        return message.replace(
                path.toAbsolutePath().toString(), path.getFileName().toString());
    }

    /** Returns true if the name occurs in the text as a word. */
    boolean mentions(String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find();
    }
}

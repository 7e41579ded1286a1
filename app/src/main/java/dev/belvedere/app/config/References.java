package dev.belvedere.app.config;

import static dev.belvedere.app.config.RawSettings.quoted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${file:PATH}} and {@code ${env:NAME}} by the contents of a file, without the line breaks at its end, and by an environment variable.
 * What they stand for is not replaced again, and is never part of a problem.
 */
public final class References {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(file|env):([^}]*)}");

    private final Path folder;
    private final Map<String, String> environment;

    /** @param folder the base of relative paths */
    References(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * Replaces references in a text that is not in a configuration file. Paths are relative to the working directory.
     *
     * @param place how a problem names the text
     * @throws ConfigurationException if there is no such file or variable
     */
    public static String resolve(String text, String place, Map<String, String> environment) {
        RawSettings settings = new RawSettings();
        String resolved = new References(Path.of(""), environment).resolved(text, place, settings);
        settings.refuseProblems();
        return resolved;
    }

    /** Replaces the references in all values. Where Kafka's clients have providers for that, their settings are left to them. */
    void resolve(RawSettings settings) {
        boolean byClients = settings.get(SettingKeys.KAFKA + "config.providers") != null;
        for (String key : List.copyOf(settings.keys())) {
            if (!(byClients && key.startsWith(SettingKeys.KAFKA))) {
                resolve(key, settings);
            }
        }
    }

    private void resolve(String key, RawSettings settings) {
        RawSetting written = settings.get(key);
        if (written == null
                || written.values().stream()
                        .noneMatch(value -> REFERENCE.matcher(value).find())) {
            return;
        }
        String place = written.place() + ": " + quoted(key);
        settings.override(
                key,
                new RawSetting(
                        written.place(),
                        written.values().stream()
                                .map(value -> resolved(value, place, settings))
                                .toList(),
                        true));
    }

    private String resolved(String text, String place, RawSettings problems) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).equals("env")
                                ? variable(found.group(2), place, problems)
                                : contents(found.group(2), place, problems)));
    }

    private String variable(String name, String place, RawSettings problems) {
        String value = environment.get(name);
        if (value == null) {
            problems.problem(place, "the environment variable " + name + " is not set");
            return "";
        }
        return value;
    }

    private String contents(String path, String place, RawSettings problems) {
        Path file = folder.resolve(path);
        try {
            return Files.readString(file).replaceFirst("\\R+\\z", "");
        } catch (IOException e) {
            problems.problem(
                    place,
                    Files.exists(file)
                            ? "the file " + file + " cannot be read ("
                                    + e.getClass().getSimpleName() + ")"
                            : "there is no file " + file);
            return "";
        }
    }
}

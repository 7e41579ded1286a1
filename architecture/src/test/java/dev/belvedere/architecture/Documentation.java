package dev.belvedere.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Markdown pages of a source tree, held against what they name: files and headings that links lead to, commands of the launcher, and types of the
 * code. Knows pages and source files as text.
 */
final class Documentation {

    private static final Pattern LINK = Pattern.compile("!?\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern CALL =
            Pattern.compile("(?:\\./)?belvedere ([a-z]+(?:-[a-z]+)*)((?: ([a-z]+))?[^`\\n#|]*)");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\\.[A-Za-z]+)*`");
    private static final Pattern COMMAND =
            Pattern.compile("@Command\\(\\s*name = \"(?:belvedere )?([a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern QUOTED_OPTION = Pattern.compile("\"(--[a-z][a-z-]+)\"");

    private final Path root;

    Documentation(Path root) {
        this.root = root;
    }

    /** Links that lead to no file, or to no heading of it. Links to other hosts are not followed. */
    List<String> brokenLinks() {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            matches(LINK, read(page))
                    .map(link -> link.group(1))
                    .filter(target -> !URI.create(target).isAbsolute() && !leadsSomewhere(page, target))
                    .forEach(target -> broken.add(root.relativize(page) + ": " + target));
        }
        return broken;
    }

    /** Commands and options of the launcher that the command line does not have. */
    List<String> unknownCommands() {
        Set<String> commands = named(COMMAND);
        Set<String> options = named(QUOTED_OPTION);
        List<String> unknown = new ArrayList<>();
        for (Path page : pages()) {
            matches(CALL, code(read(page))).forEach(call -> {
                String place = root.relativize(page) + ": " + call.group().strip();
                boolean measures = call.group(1).equals("bench") && call.group(3) != null;
                if (!commands.contains(call.group(measures ? 3 : 1))) {
                    unknown.add(place);
                }
                matches(OPTION, call.group(2))
                        .filter(option -> !options.contains(option.group()))
                        .forEach(option -> unknown.add(place + " (" + option.group() + ")"));
            });
        }
        return unknown;
    }

    /** Names in one page that are written like a type of the product and are none. */
    List<String> unknownTypes(String page) {
        Set<String> types = sources()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet());
        return matches(TYPE, read(root.resolve(page)))
                .map(type -> type.group(1))
                .filter(type -> !types.contains(type))
                .distinct()
                .toList();
    }

    private boolean leadsSomewhere(Path page, String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        return Files.exists(file) && (hash < 0 || anchors(read(file)).contains(target.substring(hash + 1)));
    }

    private static Set<String> anchors(String page) {
        return matches(HEADING, page)
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** The parts of a page that are set as code. */
    private static String code(String page) {
        return matches(Pattern.compile("(?s)```.*?```|`[^`\\n]+`"), page)
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
    }

    private Set<String> named(Pattern pattern) {
        return sources()
                .flatMap(file -> matches(pattern, read(file)))
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private List<Path> pages() {
        return files(".md");
    }

    private Stream<Path> sources() {
        return files(".java").stream();
    }

    private List<Path> files(String suffix) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !root.relativize(file).toString().matches("(.*/)?(target|\\.[^/]+)/.*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

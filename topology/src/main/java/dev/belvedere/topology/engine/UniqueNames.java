package dev.belvedere.topology.engine;

import dev.belvedere.topology.sql.CompiledStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks the views' names: they become parts of URLs and of topic names, and must be unique. */
final class UniqueNames {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private UniqueNames() {}

    static void check(List<CompiledStatement> statements) {
        Map<String, String> sources = new HashMap<>();
        for (CompiledStatement each : statements) {
            String name = each.name();
            String source = each.statement().source();
            if (!NAME.matcher(name).matches()) {
                throw new EngineException(
                        "invalid-view-name",
                        source + ": the view's name is \"" + name
                                + "\". A name has up to 63 lower-case letters, digits and underscores, and begins with no digit.",
                        null);
            }
            String other = sources.putIfAbsent(name, source);
            if (other != null) {
                throw new EngineException(
                        "duplicate-view",
                        "view " + name + " is defined twice, in " + other + " and in " + source
                                + ". Rename one of them.",
                        null);
            }
        }
    }
}

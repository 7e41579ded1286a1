package dev.belvedere.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The packages of a module, from top to bottom: each may know those below it alone. A layer may be several packages, which do not know each other.
 *
 * @param module the package that all of them are in
 */
record Direction(String module, List<List<String>> layers) {

    /** @param layers names of packages inside the module, several of one layer separated by blanks; a package includes those inside it that are not named */
    static Direction of(String module, String... layers) {
        return new Direction(
                module,
                List.of(layers).stream().map(names -> List.of(names.split(" "))).toList());
    }

    List<String> violations(Code code) {
        List<String> found = new ArrayList<>();
        code.files().forEach((file, known) -> {
            if (isIn(module, file)) {
                if (layer(file).isEmpty()) {
                    found.add(file + " is in no layer of " + module);
                }
                known.stream()
                        .filter(other -> isIn(module, other) && !mayKnow(file, other))
                        .forEach(other -> found.add(file + " knows " + other));
            }
        });
        return found;
    }

    private boolean mayKnow(String file, String other) {
        OptionalInt layer = layer(file);
        OptionalInt below = layer(other);
        return layer.isEmpty()
                || below.isEmpty()
                || layer.getAsInt() < below.getAsInt()
                || (layer.getAsInt() == below.getAsInt() && named(file).equals(named(other)));
    }

    private OptionalInt layer(String file) {
        String named = named(file);
        return IntStream.range(0, layers.size())
                .filter(layer -> layers.get(layer).contains(named))
                .findFirst();
    }

    /** The most exact of the named packages that a file is in, or the empty text. */
    private String named(String file) {
        String best = "";
        for (List<String> layer : layers) {
            for (String name : layer) {
                if (isIn(module + "." + name, file) && name.length() > best.length()) {
                    best = name;
                }
            }
        }
        return best;
    }

    private static boolean isIn(String packageName, String file) {
        return file.startsWith(packageName + ".");
    }
}

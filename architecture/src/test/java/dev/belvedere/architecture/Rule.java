package dev.belvedere.architecture;

import java.util.List;
import java.util.function.Function;

/**
 * A rule of the architecture.
 *
 * @param name the rule as a sentence
 * @param planted the simple name of a class that breaks it on purpose
 * @param check lists the violations in the given code, each naming the classes concerned
 */
record Rule(String name, String planted, Function<Code, List<String>> check) {

    List<String> violations(Code code) {
        return check.apply(code);
    }

    @Override
    public String toString() {
        return name;
    }
}

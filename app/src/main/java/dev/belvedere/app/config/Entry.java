package dev.belvedere.app.config;

import java.util.List;

/**
 * One key's value as it was written.
 *
 * @param place where: file and line, or the environment variable
 * @param values one for a plain value, any number for a list
 */
record Entry(String place, List<String> values) {

    Entry {
        values = List.copyOf(values);
    }
}

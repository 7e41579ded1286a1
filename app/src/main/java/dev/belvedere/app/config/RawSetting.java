package dev.belvedere.app.config;

import java.util.List;

/**
 * A setting as it is written, before it is parsed.
 *
 * @param place file and line, or the environment variable
 * @param values one value, or any number for a list
 */
record RawSetting(String place, List<String> values) {

    RawSetting {
        values = List.copyOf(values);
    }
}

package dev.belvedere.app.config;

import java.util.List;

/**
 * A setting as it is written, before it is parsed.
 *
 * @param place file and line, or the environment variable
 * @param values one value, or any number for a list
 * @param resolved whether a value comes from elsewhere, and must not be shown
 */
record RawSetting(String place, List<String> values, boolean resolved) {

    RawSetting {
        values = List.copyOf(values);
    }

    RawSetting(String place, List<String> values) {
        this(place, values, false);
    }
}

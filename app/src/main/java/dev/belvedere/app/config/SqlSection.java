package dev.belvedere.app.config;

import static dev.belvedere.app.config.RawSettings.quoted;

import dev.belvedere.app.config.Configuration.Sql;
import java.util.Set;

/** Reads the section {@code sql}. */
final class SqlSection {

    private static final Set<String> BY_BYTES = Set.of("C", "POSIX", "C.UTF-8");

    private final RawSettings settings;
    private final SettingReader read;

    SqlSection(RawSettings settings, SettingReader read) {
        this.settings = settings;
        this.read = read;
    }

    Sql sql() {
        String collation = read.text(SettingKeys.SQL_COLLATION, "");
        String timeZone = read.text(SettingKeys.SQL_TIME_ZONE, "");
        String joins = read.text(SettingKeys.SQL_JOINS_WITHOUT_EQUALITY, "refused");
        refuseUnless(
                collation.isEmpty() || BY_BYTES.contains(collation),
                SettingKeys.SQL_COLLATION,
                collation,
                "C, POSIX or C.UTF-8: no other order of texts is known here");
        refuseUnless(
                timeZone.isEmpty() || timeZone.equals("UTC"),
                SettingKeys.SQL_TIME_ZONE,
                timeZone,
                "UTC: no other time zone is supported");
        refuseUnless(
                joins.equals("refused") || joins.equals("allowed"),
                SettingKeys.SQL_JOINS_WITHOUT_EQUALITY,
                joins,
                "refused or allowed");
        return new Sql(!collation.isEmpty(), !timeZone.isEmpty(), joins.equals("allowed"));
    }

    private void refuseUnless(boolean right, String key, String value, String expected) {
        if (!right) {
            settings.problem(
                    read.place(key), quoted(key) + " is " + settings.shown(key, value) + ", which is not " + expected);
        }
    }
}

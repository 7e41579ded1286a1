package dev.belvedere.topology.expr;

import java.util.Locale;

/** Why PostgreSQL fails to compute a value: its error code and the name that its manual gives to it. */
public enum SqlState {
    DATETIME_FIELD_OVERFLOW("22008"),
    DIVISION_BY_ZERO("22012"),
    FEATURE_NOT_SUPPORTED("0A000"),
    INTERVAL_FIELD_OVERFLOW("22015"),
    INVALID_ARGUMENT_FOR_LOGARITHM("2201E"),
    INVALID_ARGUMENT_FOR_POWER_FUNCTION("2201F"),
    INVALID_ARGUMENT_FOR_WIDTH_BUCKET_FUNCTION("2201G"),
    INVALID_DATETIME_FORMAT("22007"),
    INVALID_ESCAPE_SEQUENCE("22025"),
    INVALID_PARAMETER_VALUE("22023"),
    INVALID_TEXT_REPRESENTATION("22P02"),
    INVALID_TIME_ZONE_DISPLACEMENT_VALUE("22009"),
    NULL_VALUE_NOT_ALLOWED("22004"),
    NUMERIC_VALUE_OUT_OF_RANGE("22003"),
    PROGRAM_LIMIT_EXCEEDED("54000"),
    SUBSTRING_ERROR("22011"),
    UNTRANSLATABLE_CHARACTER("22P05");

    private final String code;

    SqlState(String code) {
        this.code = code;
    }

    /** Returns the five characters that clients of PostgreSQL get. */
    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT) + " (" + code + ")";
    }
}

package dev.belvedere.serdes.row;

import org.jspecify.annotations.Nullable;

/**
 * A SQL type as PostgreSQL names it, and with it the Java class of its values. Immutable.
 *
 * @param kind the family
 * @param precision total digits of a DECIMAL; 0 where it does not apply or is not bounded
 * @param scale digits after the point of a DECIMAL; {@link #ANY_SCALE} where every value has its own
 * @param element the type of an ARRAY's elements, null for all other kinds
 */
public record SqlType(
        Kind kind, int precision, int scale, @Nullable SqlType element) {

    /** The scale of a DECIMAL that does not fix one: each value keeps its own. */
    public static final int ANY_SCALE = -1;

    public static final SqlType BOOLEAN = new SqlType(Kind.BOOLEAN, 0, 0, null);
    public static final SqlType INTEGER = new SqlType(Kind.INTEGER, 0, 0, null);
    public static final SqlType BIGINT = new SqlType(Kind.BIGINT, 0, 0, null);
    public static final SqlType REAL = new SqlType(Kind.REAL, 0, 0, null);
    public static final SqlType DOUBLE = new SqlType(Kind.DOUBLE, 0, 0, null);
    /** A DECIMAL without precision and scale: PostgreSQL's plain {@code numeric}. */
    public static final SqlType NUMERIC = new SqlType(Kind.DECIMAL, 0, ANY_SCALE, null);

    public static final SqlType VARCHAR = new SqlType(Kind.VARCHAR, 0, 0, null);
    public static final SqlType BYTES = new SqlType(Kind.BYTES, 0, 0, null);
    public static final SqlType DATE = new SqlType(Kind.DATE, 0, 0, null);
    public static final SqlType TIME = new SqlType(Kind.TIME, 0, 0, null);
    public static final SqlType TIMESTAMP = new SqlType(Kind.TIMESTAMP, 0, 0, null);
    public static final SqlType TIMESTAMPTZ = new SqlType(Kind.TIMESTAMPTZ, 0, 0, null);
    public static final SqlType INTERVAL = new SqlType(Kind.INTERVAL, 0, 0, null);
    public static final SqlType UUID = new SqlType(Kind.UUID, 0, 0, null);
    public static final SqlType JSON = new SqlType(Kind.JSON, 0, 0, null);

    /** The families of types. The Java class of a kind's values is named in its comment. */
    public enum Kind {
        /** {@link Boolean}. */
        BOOLEAN("boolean"),
        /** {@link Integer}; PostgreSQL's smallint too. */
        INTEGER("integer"),
        /** {@link Long}. */
        BIGINT("bigint"),
        /** {@link Float}. */
        REAL("real"),
        /** {@link Double}. */
        DOUBLE("double precision"),
        /** {@link java.math.BigDecimal}, its scale kept as written. */
        DECIMAL("numeric"),
        /** {@link String}. */
        VARCHAR("text"),
        /** {@link org.apache.kafka.common.utils.Bytes}. */
        BYTES("bytea"),
        /** {@link java.time.LocalDate}; its MAX and MIN are PostgreSQL's infinity and -infinity. */
        DATE("date"),
        /** {@link java.time.LocalTime}, to the microsecond; its MAX is PostgreSQL's 24:00. */
        TIME("time without time zone"),
        /** {@link java.time.LocalDateTime}, to the microsecond; MAX and MIN as for DATE. */
        TIMESTAMP("timestamp without time zone"),
        /** {@link java.time.Instant}, to the microsecond; MAX and MIN as for DATE. */
        TIMESTAMPTZ("timestamp with time zone"),
        /** {@link Interval}, as PostgreSQL writes it by default. */
        INTERVAL("interval"),
        /** {@link java.util.UUID}. */
        UUID("uuid"),
        /** {@link String}: the document's text. */
        JSON("jsonb"),
        /** {@link java.util.List} of the element type's values; elements may be null. */
        ARRAY("array");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }
    }

    public SqlType {
        if ((kind == Kind.ARRAY) != (element != null)) {
            throw new IllegalArgumentException(kind + " with element type " + element);
        }
    }

    /** Returns a DECIMAL of {@code precision} digits, {@code scale} of them after the point. */
    public static SqlType decimal(int precision, int scale) {
        return new SqlType(Kind.DECIMAL, precision, scale, null);
    }

    public static SqlType arrayOf(SqlType element) {
        return new SqlType(Kind.ARRAY, 0, 0, element);
    }

    /** Returns the type as PostgreSQL writes it, for example {@code numeric(12,2)}. */
    public String sql() {
        if (element != null) {
            return element.sql() + "[]";
        }
        return kind == Kind.DECIMAL && precision > 0 ? kind.sql + "(" + precision + "," + scale + ")" : kind.sql;
    }

    @Override
    public String toString() {
        return sql();
    }
}

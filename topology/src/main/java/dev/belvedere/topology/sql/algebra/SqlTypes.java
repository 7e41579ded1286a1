package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import java.util.Objects;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Converts between the engine's types and Calcite's, by which the validator checks statements. */
public final class SqlTypes {

    /** PostgreSQL's numeric holds far more digits than Calcite's default of 19. */
    public static final class PostgresTypes extends RelDataTypeSystemImpl {
        static final int MAX_DIGITS = 1000;

        @Override
        public int getMaxPrecision(SqlTypeName name) {
            return name == SqlTypeName.DECIMAL ? MAX_DIGITS : super.getMaxPrecision(name);
        }

        @Override
        public int getMaxScale(SqlTypeName name) {
            return name == SqlTypeName.DECIMAL ? MAX_DIGITS : super.getMaxScale(name);
        }
    }

    private static final int MICROSECONDS = 6;
    // Stands for a numeric without a scale, which Calcite does not have.
    private static final int ANY_SCALE = PostgresTypes.MAX_DIGITS / 2;

    // Stands for PostgreSQL's interval, which has months, too: Calcite is not told to compute with it.
    private static final SqlIntervalQualifier INTERVAL =
            new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO);

    private static final int NO_POSITION = -1;

    private SqlTypes() {}

    /** Returns Calcite's type for the values of an expression. */
    public static RelDataType ofExpression(RelDataTypeFactory factory, Expr expression) {
        return factory.createTypeWithNullability(valueType(factory, expression.type()), expression.nullable());
    }

    /** Returns a column of this type whose position is not known. */
    public static Expr column(RelDataType type) {
        return new Expr.Input(NO_POSITION, sqlType(type), type.isNullable());
    }

    /** Returns the engine's type for a type of Calcite's. */
    static SqlType sqlType(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> SqlType.BOOLEAN;
            case TINYINT, SMALLINT, INTEGER -> SqlType.INTEGER;
            case BIGINT -> SqlType.BIGINT;
            case REAL -> SqlType.REAL;
            case FLOAT, DOUBLE -> SqlType.DOUBLE;
            case DECIMAL ->
                type.getScale() == ANY_SCALE ? SqlType.NUMERIC : SqlType.decimal(type.getPrecision(), type.getScale());
            case CHAR, VARCHAR -> SqlType.VARCHAR;
            case BINARY, VARBINARY -> SqlType.BYTES;
            case DATE -> SqlType.DATE;
            case TIME -> SqlType.TIME;
            case TIMESTAMP -> SqlType.TIMESTAMP;
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> SqlType.TIMESTAMPTZ;
            case INTERVAL_DAY_SECOND -> SqlType.INTERVAL;
            case UUID -> SqlType.UUID;
            case ANY -> SqlType.JSON;
            case ARRAY -> SqlType.arrayOf(sqlType(Objects.requireNonNull(type.getComponentType())));
            default -> throw new IllegalStateException("no type for " + type.getFullTypeString());
        };
    }

    /** Returns Calcite's type for rows. */
    public static RelDataType rowType(RelDataTypeFactory factory, RowType type) {
        RelDataTypeFactory.Builder builder = factory.builder();
        for (Column column : type.columns()) {
            builder.add(
                    column.name(),
                    factory.createTypeWithNullability(valueType(factory, column.type()), column.nullable()));
        }
        return builder.build();
    }

    private static RelDataType valueType(RelDataTypeFactory factory, SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
            case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
            case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
            case REAL -> factory.createSqlType(SqlTypeName.REAL);
            case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
            case DECIMAL ->
                type.scale() == SqlType.ANY_SCALE
                        ? factory.createSqlType(SqlTypeName.DECIMAL, PostgresTypes.MAX_DIGITS, ANY_SCALE)
                        : factory.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale());
            case VARCHAR -> factory.createSqlType(SqlTypeName.VARCHAR);
            case BYTES -> factory.createSqlType(SqlTypeName.VARBINARY);
            case DATE -> factory.createSqlType(SqlTypeName.DATE);
            case TIME -> factory.createSqlType(SqlTypeName.TIME, MICROSECONDS);
            case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, MICROSECONDS);
            case TIMESTAMPTZ -> factory.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, MICROSECONDS);
            case INTERVAL -> factory.createSqlIntervalType(INTERVAL);
            case UUID -> factory.createSqlType(SqlTypeName.UUID);
            case JSON -> factory.createSqlType(SqlTypeName.ANY);
            case ARRAY -> factory.createArrayType(valueType(factory, Objects.requireNonNull(type.element())), -1);
        };
    }
}

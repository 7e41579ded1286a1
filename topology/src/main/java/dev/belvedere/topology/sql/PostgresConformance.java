package dev.belvedere.topology.sql;

import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** Admits PostgreSQL's syntax beyond the standard: {@code %} and {@code !=}. */
final class PostgresConformance extends SqlDelegatingConformance {

    PostgresConformance() {
        super(SqlConformanceEnum.DEFAULT);
    }

    @Override
    public boolean isPercentRemainderAllowed() {
        return true;
    }

    @Override
    public boolean isBangEqualAllowed() {
        return true;
    }
}

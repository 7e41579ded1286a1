/** Runs views in the simulation and holds them against PostgreSQL. Entry point: {@link SchemaTrial}. */
@NullMarked
package dev.belvedere.bench.sql.check;

import org.jspecify.annotations.NullMarked;

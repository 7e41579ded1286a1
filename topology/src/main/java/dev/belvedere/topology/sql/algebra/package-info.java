/**
 * Converts Calcite's relational algebra to logical plans, and its expressions to the engine's. Entry point:
 * {@link dev.belvedere.topology.sql.algebra.RelationConverter}.
 */
@NullMarked
package dev.belvedere.topology.sql.algebra;

import org.jspecify.annotations.NullMarked;

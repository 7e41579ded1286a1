/**
 * Makes the physical plan from the logical one: gives every relation an operator that keeps it exact, asks each operator for the columns that are needed and no
 * others, and connects them. Entry point: {@link PhysicalPlanner}.
 */
@NullMarked
package dev.belvedere.topology.plan.planner;

import org.jspecify.annotations.NullMarked;

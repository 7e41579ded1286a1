/**
 * Random transactions over the tables of any PostgreSQL database, which respect its constraints and are repeatable by seed. Entry point: {@link Churn}.
 */
@NullMarked
package dev.belvedere.localshop.churn;

import org.jspecify.annotations.NullMarked;

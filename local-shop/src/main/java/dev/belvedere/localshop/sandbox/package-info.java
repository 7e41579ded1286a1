/**
 * The sandbox: shows whether Belvedere takes a schema, its views and its events, and compares what it serves with PostgreSQL. Entry point:
 * {@link Sandbox}.
 */
@NullMarked
package dev.belvedere.localshop.sandbox;

import org.jspecify.annotations.NullMarked;

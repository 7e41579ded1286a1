/**
 * The demo: a whole shop on one machine, with its database, its change events and one instance that serves what a user's own instance would.
 * Entry point: {@link Demo}.
 */
@NullMarked
package dev.belvedere.app.demo;

import org.jspecify.annotations.NullMarked;

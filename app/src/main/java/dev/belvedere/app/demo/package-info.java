/**
 * The demo: a whole shop on one machine, with its database, its change events and instances that serve what a user's own would.
 * Entry point: {@link Demo}.
 */
@NullMarked
package dev.belvedere.app.demo;

import org.jspecify.annotations.NullMarked;

/**
 * Starts and stops an instance of the engine. Entry points: {@link Blueprint}, the plan of a deployment before
 * anything runs, and {@link Engine}, the running instance.
 */
@NullMarked
package dev.belvedere.topology.engine;

import org.jspecify.annotations.NullMarked;

/**
 * Benchmarks and drills on the whole system, each in its own package: {@code belvedere bench NAME} and {@code belvedere drill NAME}. Entry point:
 * {@link BenchCommands}.
 */
@NullMarked
package dev.belvedere.bench;

import org.jspecify.annotations.NullMarked;

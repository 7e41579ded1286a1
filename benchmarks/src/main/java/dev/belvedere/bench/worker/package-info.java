/** Child JVMs that are controlled line by line over standard input and output. Entry points: {@link WorkerProcess} and {@link WorkerLoop}. */
@NullMarked
package dev.belvedere.bench.worker;

import org.jspecify.annotations.NullMarked;

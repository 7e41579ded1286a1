/** The process of one candidate: this engine, the DSL or the ceiling, controlled by the benchmark. Entry point: {@link CandidateMain}. */
@NullMarked
package dev.belvedere.bench.engine.process;

import org.jspecify.annotations.NullMarked;

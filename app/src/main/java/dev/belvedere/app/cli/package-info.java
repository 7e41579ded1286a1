/**
 * The command line: one class a command, each of which reads its options, calls what does the work, and says what came of it. Entry point:
 * {@link BelvedereCommand}.
 */
@NullMarked
package dev.belvedere.app.cli;

import org.jspecify.annotations.NullMarked;

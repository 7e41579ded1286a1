/**
 * The command line, one class for each command: it reads its options, runs the task and prints the result. Other modules add commands by a
 * {@link CommandProvider}. Entry point: {@link BelvedereCommand}.
 */
@NullMarked
package dev.belvedere.app.cli;

import org.jspecify.annotations.NullMarked;

/** Output of long tasks for people at a terminal. Entry point: {@link ProgressBar}. */
@NullMarked
package dev.belvedere.app.console;

import org.jspecify.annotations.NullMarked;

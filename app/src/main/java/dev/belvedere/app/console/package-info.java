/** What a person at a terminal sees of long work. Entry point: {@link Progress}. */
@NullMarked
package dev.belvedere.app.console;

import org.jspecify.annotations.NullMarked;

/** Command line options that several commands share, as picocli mixins. */
@NullMarked
package dev.belvedere.bench.options;

import org.jspecify.annotations.NullMarked;

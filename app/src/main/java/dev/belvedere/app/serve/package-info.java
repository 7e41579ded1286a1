/**
 * One instance: engine and read API put together from a configuration. Knows the engine; knows no command line. Entry points: {@link Instance}
 * and {@link Deployment}.
 */
@NullMarked
package dev.belvedere.app.serve;

import org.jspecify.annotations.NullMarked;

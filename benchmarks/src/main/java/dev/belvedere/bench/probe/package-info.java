/** Reads of order_summary over HTTP by measurements: single reads, and probes that poll until rows show a change. */
@NullMarked
package dev.belvedere.bench.probe;

import org.jspecify.annotations.NullMarked;

/** The demo: starts the whole system on one machine, verifies its views and keeps its shop changing. Entry point: {@link Demo}. */
@NullMarked
package dev.belvedere.localshop.demo;

import org.jspecify.annotations.NullMarked;

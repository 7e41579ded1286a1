/** Keeps the questions of TPC-H as views through its refresh functions. Entry point: {@link TpchCommand}. */
@NullMarked
package dev.belvedere.bench.tpch;

import org.jspecify.annotations.NullMarked;

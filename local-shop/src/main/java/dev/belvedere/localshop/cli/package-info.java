/** The commands that run the shop, and the options that they share with benchmarks and drills. Entry point: {@link LocalShopCommands}. */
@NullMarked
package dev.belvedere.localshop.cli;

import org.jspecify.annotations.NullMarked;

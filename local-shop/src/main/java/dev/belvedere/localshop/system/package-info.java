/**
 * The whole system on one machine: a captured shop, and instances that serve its views, each in a process of its own. Entry points:
 * {@link LocalSystem} and {@link LocalShop}.
 */
@NullMarked
package dev.belvedere.localshop.system;

import org.jspecify.annotations.NullMarked;

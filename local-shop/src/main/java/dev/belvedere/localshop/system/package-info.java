/**
 * The whole system on one machine: services, a captured shop, and instances that serve its views, each in a process of its own. Entry points:
 * {@link LocalSystem}, {@link LocalShop} and {@link LocalStack}.
 */
@NullMarked
package dev.belvedere.localshop.system;

import org.jspecify.annotations.NullMarked;

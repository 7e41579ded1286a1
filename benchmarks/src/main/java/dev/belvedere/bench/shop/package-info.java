/**
 * The data of a comparison: a shop in memory, filled from TPC-H, whose every change is an event for Kafka and is known by its effect on the view. Entry
 * points: {@link ShopState} and {@link ShopTopics}.
 */
@NullMarked
package dev.belvedere.bench.shop;

import org.jspecify.annotations.NullMarked;

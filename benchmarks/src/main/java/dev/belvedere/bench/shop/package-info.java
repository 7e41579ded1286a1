/**
 * The data of measurements: a shop in memory, filled from TPC-H, whose changes are events for Kafka with a known effect on the view; and price changes in
 * PostgreSQL. Entry points: {@link ShopState} and {@link ShopTopics}.
 */
@NullMarked
package dev.belvedere.bench.shop;

import org.jspecify.annotations.NullMarked;

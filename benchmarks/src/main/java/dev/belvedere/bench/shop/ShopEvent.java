package dev.belvedere.bench.shop;

import org.apache.avro.specific.SpecificRecord;

/**
 * A change event of one row: the row's new state, for its table's topic.
 *
 * @param order the order whose row in order_summary the event changes; 0 if it is not exactly one
 */
public record ShopEvent(String table, SpecificRecord key, SpecificRecord row, long order) {}

package dev.belvedere.bench.shop;

import org.apache.avro.specific.SpecificRecord;

/**
 * A row as it now is, on its way to its table's topic.
 *
 * @param order the order whose row in the view the event is about; 0 where there is no single one
 */
public record Event(String table, SpecificRecord key, SpecificRecord row, long order) {}

/**
 * What the field of an Avro schema means as a column: its SQL type, how its values compare, what stands for NULL and for a value that was left out. Entry point:
 * {@link FieldTypes}.
 */
@NullMarked
package dev.belvedere.serdes.column;

import org.jspecify.annotations.NullMarked;

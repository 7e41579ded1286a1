/**
 * The shop's tables and views as Avro contracts (the files {@code avro/*.avsc}) and as the Java classes generated from them. Knows only Avro. Entry
 * point for a producer or consumer: {@link ShopClasses}.
 */
// Not @NullMarked as a whole: the generated classes do not say which of their fields may be null.
package dev.belvedere.shop;

/**
 * Reads what Debezium tells about the transactions of a source database: the part of each change event that says to which transaction it belongs, and the events
 * that say where each transaction ends. Entry points: {@link dev.belvedere.serdes.transaction.MembershipReader} and
 * {@link dev.belvedere.serdes.transaction.TransactionEndReader}.
 */
@NullMarked
package dev.belvedere.serdes.transaction;

import org.jspecify.annotations.NullMarked;

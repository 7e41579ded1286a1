package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;

/** What somebody is told who follows rows; each with how far they have got with it. */
public sealed interface RowEvent {

    SubscriptionPosition progress();

    /** A row is so now. */
    record Upsert(Row row, SubscriptionPosition progress) implements RowEvent {}

    /** There is no such row any more among those followed. */
    record Delete(Row row, SubscriptionPosition progress) implements RowEvent {}

    /** All rows there are have been told: what follows are changes. */
    record Current(SubscriptionPosition progress) implements RowEvent {}

    /** What was told so far is void, since the changes after it are not known here: all rows follow anew. */
    record Reset(SubscriptionPosition progress) implements RowEvent {}
}

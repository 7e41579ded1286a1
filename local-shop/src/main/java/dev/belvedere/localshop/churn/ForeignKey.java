package dev.belvedere.localshop.churn;

import java.util.List;

/**
 * A reference from columns of one table to a unique key of another or the same one.
 *
 * @param table the referenced table, quoted and with its schema
 * @param referenced the referenced columns, in the order of {@code columns}
 */
record ForeignKey(List<String> columns, String table, List<String> referenced) {

    ForeignKey {
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
    }
}

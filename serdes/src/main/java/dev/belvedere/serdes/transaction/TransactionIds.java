package dev.belvedere.serdes.transaction;

/**
 * Debezium's ids of transactions. PostgreSQL's are {@code <transaction>:<position>}, where the position is that of the event itself, and in the end of the
 * transaction that of the commit; only the part before the colon is the same in all of them. Ids of other databases are taken as they are.
 */
final class TransactionIds {

    private TransactionIds() {}

    /** Returns the part that all events of a transaction have in common. */
    static String transaction(String id) {
        int colon = colon(id);
        return colon < 0 ? id : id.substring(0, colon);
    }

    /** Returns the position behind the colon; 0 if there is none. */
    static long position(String id) {
        int colon = colon(id);
        return colon < 0 ? 0 : Long.parseLong(id, colon + 1, id.length(), 10);
    }

    /** Returns where the colon between two numbers is; -1 if the id is of another form. */
    private static int colon(String id) {
        int colon = -1;
        for (int i = 0; i < id.length(); i++) {
            char character = id.charAt(i);
            if (character == ':' && colon < 0) {
                colon = i;
            } else if (character < '0' || character > '9') {
                return -1;
            }
        }
        return colon > 0 && colon < id.length() - 1 && id.length() - colon <= 19 ? colon : -1;
    }
}

package dev.belvedere.query.http.request;

import java.util.List;
import java.util.Set;

/** The query parameters with which a request for rows chooses its access path, beside those that compare columns. */
public final class RowParameters {

    /** A key, repeated for each row wanted. */
    public static final String KEY = "key";

    /** {@code true} for all rows of the view. */
    public static final String SCAN = "scan";

    /** The most rows of a page. */
    public static final String LIMIT = "limit";

    /** Where a scan goes on. */
    public static final String CURSOR = "cursor";

    /** {@code asc} or {@code desc}, for the rows of an index. */
    public static final String ORDER = "order";

    /** The parameters of scans, which a request for keys does not take. */
    public static final List<String> OF_SCANS = List.of(SCAN, LIMIT, CURSOR, ORDER);

    /** All of them: a column of one of these names is compared by {@code name.eq}. */
    static final Set<String> RESERVED = Set.of(KEY, SCAN, LIMIT, CURSOR, ORDER);

    private RowParameters() {}
}

package dev.belvedere.bench.marks;

import java.util.Locale;

/**
 * The messages per second on all exchanges.
 *
 * @param when {@code idle} or {@code busy}
 */
record MarkRates(int shards, String when, MarkCounter.Count count) {

    /** The header of {@link #line}. */
    static final String HEADER = String.format(
            Locale.ROOT, "%6s %-5s %12s %12s %12s %12s", "shards", "", "marks/s", "bytes/s", "others/s", "bytes/s");

    String line() {
        return format("%6d %-5s %12.1f %12.1f %12.1f %12.1f");
    }

    String json() {
        return format("{\"shards\":%d,\"when\":\"%s\",\"marks_per_second\":%.1f,\"mark_bytes_per_second\":%.1f,"
                + "\"other_messages_per_second\":%.1f,\"other_bytes_per_second\":%.1f}");
    }

    private String format(String format) {
        return String.format(
                Locale.ROOT,
                format,
                shards,
                when,
                count.marks() / count.seconds(),
                count.markBytes() / count.seconds(),
                count.others() / count.seconds(),
                count.otherBytes() / count.seconds());
    }
}

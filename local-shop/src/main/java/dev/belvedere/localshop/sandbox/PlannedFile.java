package dev.belvedere.localshop.sandbox;

import java.util.List;
import java.util.stream.Stream;

/**
 * A file whose views Belvedere takes.
 *
 * @param names of its views
 * @param needs the files of the views that its own are defined by
 */
record PlannedFile(ViewFile file, List<String> names, List<PlannedFile> needs) {

    PlannedFile {
        names = List.copyOf(names);
        needs = List.copyOf(needs);
    }

    /** Returns all files that it cannot be served without, itself the last, each after those that it needs. */
    Stream<PlannedFile> withNeeds() {
        return Stream.concat(needs.stream().flatMap(PlannedFile::withNeeds), Stream.of(this))
                .distinct();
    }
}

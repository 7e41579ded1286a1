package dev.belvedere.topology.plan.physical;

import java.util.List;
import java.util.stream.Stream;

/** Finds the lookups of an assembly's root parts. */
public final class Lookups {

    private Lookups() {}

    /** Returns the lookups whose foreign key the row of this root part contains, in the order of the parts. */
    public static List<Part.Lookup> of(List<Part> parts, int root) {
        return parts.stream()
                .flatMap(part -> part.fold(new Part.Cases<Stream<Part.Lookup>>(
                        other -> Stream.empty(),
                        lookup -> lookup.root() == root ? Stream.of(lookup) : Stream.empty(),
                        fold -> Stream.empty(),
                        bag -> Stream.empty(),
                        pair -> Stream.empty())))
                .toList();
    }
}

package dev.belvedere.topology.engine.replica;

/**
 * The least progress that a reader requires of a shard.
 *
 * @param offsets by source number, exclusive; 0 for sources that do not matter
 * @param commit the number of the shard's own commit; 0 if it does not matter
 */
public record CommitRequirement(long[] offsets, long commit) {

    boolean isMetBy(Commit committed) {
        if (committed.number() < commit) {
            return false;
        }
        for (int source = 0; source < offsets.length; source++) {
            if (committed.offsets()[source] < offsets[source]) {
                return false;
            }
        }
        return true;
    }
}

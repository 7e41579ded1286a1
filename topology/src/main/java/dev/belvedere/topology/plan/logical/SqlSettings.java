package dev.belvedere.topology.plan.logical;

/**
 * What a deployment says about the SQL of its views that no event tells.
 *
 * @param textsByBytes whether the source databases order texts by their bytes: the collations C, POSIX and C.UTF-8
 * @param sessionsInUtc whether views are those of a session whose time zone is UTC
 * @param joinsWithoutEquality whether every row of one side of a join may meet every row of the other
 */
public record SqlSettings(boolean textsByBytes, boolean sessionsInUtc, boolean joinsWithoutEquality) {

    /** Nothing is said. */
    public static final SqlSettings NONE = new SqlSettings(false, false, false);
}

package dev.belvedere.localshop.sandbox;

import java.util.Locale;

/** The outcome of one view, the better ones first. */
public enum Outcome {
    /** The view is served, and there is nothing to compare it with. */
    SERVED,
    /** The view has exactly the expected rows. */
    EQUAL,
    /** Belvedere does not take the view, or stops at one of its events, and says why. */
    REFUSED,
    /** The view has other rows than expected, and says that it lacks events which were set aside. */
    SET_ASIDE,
    /** The view has other rows than expected, or its engine fails. */
    DIFFERENT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.belvedere.planted.loop;

/** Breaks a rule on purpose, to show that the rule can fail. */
final class LoopByType {

    static final int LEAST = 1;

    private LoopByType() {}

    /** Gives the class that it should not know. */
    static Class<?> known() {
        return LoopByConstant.class;
    }
}

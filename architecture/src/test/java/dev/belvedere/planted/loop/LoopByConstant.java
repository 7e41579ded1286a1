package dev.belvedere.planted.loop;

/** Breaks a rule on purpose: its class does not know the other, for the compiler copies the constant, but its source does. */
final class LoopByConstant {

    static final int MOST = LoopByType.LEAST + 1;

    private LoopByConstant() {}
}

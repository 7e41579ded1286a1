package dev.belvedere.serdes.planted;

import dev.belvedere.shop.planted.ShopStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsShop {

    private KnowsShop() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return ShopStandIn.class;
    }
}

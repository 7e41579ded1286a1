package dev.belvedere.shop.planted;

/** Stands in for a class of this package. */
public final class ShopStandIn {

    private ShopStandIn() {}
}

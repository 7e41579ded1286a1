package dev.belvedere.localshop.shop;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/** The shop cannot be loaded, captured or kept changing. */
public final class ShopException extends BelvedereException {

    private ShopException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    /** Returns the exception for a database that cannot be reached or refuses a statement. */
    public static ShopException database(String jdbcUrl, Throwable cause) {
        // The parameters may contain a password.
        String address = jdbcUrl.replaceFirst("\\?.*", "");
        return new ShopException("shop-database", "the database " + address + ": " + cause.getMessage(), cause);
    }

    static ShopException capture(String message, @Nullable Throwable cause) {
        return new ShopException("shop-capture", message, cause);
    }
}

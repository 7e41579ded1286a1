package dev.belvedere.app.shop;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/** The shop cannot be loaded, captured or kept changing. */
public final class ShopException extends BelvedereException {

    private ShopException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    /** The shop's database cannot be reached, or refuses something. */
    public static ShopException database(String jdbcUrl, Throwable cause) {
        // Behind the question mark there may be a password.
        String address = jdbcUrl.replaceFirst("\\?.*", "");
        return new ShopException("shop-database", "the database " + address + ": " + cause.getMessage(), cause);
    }

    static ShopException capture(String message, @Nullable Throwable cause) {
        return new ShopException("shop-capture", message, cause);
    }
}

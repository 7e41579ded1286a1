package dev.belvedere.shop;

import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;
import org.jspecify.annotations.NullMarked;

/**
 * The shop's generated classes, to be trusted before Avro makes any of them. A program that produces or consumes them with Confluent's serializers calls
 * {@link #trust()} once, before the first; without that Avro refuses them with a {@link SecurityException}.
 */
@NullMarked
public final class ShopClasses {

    private static final Set<Class<?>> CLASSES = Set.of(
            OrderKey.class,
            Order.class,
            UserKey.class,
            User.class,
            ItemKey.class,
            Item.class,
            OrderSummaryKey.class,
            OrderSummary.class);

    private ShopClasses() {}

    /** Lets Avro make the shop's classes in this JVM, besides those that it may make already. Calling it again changes nothing. Thread-safe. */
    public static synchronized void trust() {
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        if (!CLASSES.stream().allMatch(before::isTrusted)) {
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(before, CLASSES::contains));
        }
    }
}

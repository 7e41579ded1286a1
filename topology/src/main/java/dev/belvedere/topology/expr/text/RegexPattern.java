package dev.belvedere.topology.expr.text;

import dev.belvedere.topology.expr.ExprException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of PostgreSQL's regular expressions, of the part that means the same in every locale, and to PostgreSQL's engine as to Java's: characters, classes
 * that list them, groups, alternatives, anchors and quantifiers. Immutable.
 */
public final class RegexPattern {

    private final Pattern pattern;
    private final boolean longest;

    private RegexPattern(Pattern pattern, boolean longest) {
        this.pattern = pattern;
        this.longest = longest;
    }

    /**
     * Compiles a pattern.
     *
     * @throws ExprException with the reason, if it has other parts
     */
    public static RegexPattern of(String written, boolean ignoresCase) {
        if (ignoresCase && written.chars().anyMatch(character -> character > 0x7f)) {
            throw ExprException.unsupported(
                    "case of '" + written + "' depends on the locale. Compare without case in ASCII only.");
        }
        RegexTranslation translation = new RegexTranslation(written);
        String java = translation.java();
        int flags = Pattern.DOTALL | (ignoresCase ? Pattern.CASE_INSENSITIVE : 0);
        return new RegexPattern(Pattern.compile(java, flags), translation.findsLongest());
    }

    /** Compiles a pattern of SIMILAR TO, which the whole text has to match. */
    public static RegexPattern similar(String written) {
        StringBuilder regex = new StringBuilder("^(?:");
        boolean bracket = false;
        for (int i = 0; i < written.length(); i++) {
            char character = written.charAt(i);
            bracket = character == '[' || (bracket && character != ']');
            regex.append(
                    switch (character) {
                        case '%' -> bracket ? "%" : ".*";
                        case '_' -> bracket ? "_" : ".";
                        case '.', '^', '$' -> bracket ? String.valueOf(character) : "\\" + character;
                        case '\\' ->
                            throw ExprException.unsupported("escapes in SIMILAR TO are not supported. Write LIKE.");
                        default -> String.valueOf(character);
                    });
        }
        return of(regex.append(")$").toString(), false);
    }

    /**
     * Refuses a pattern whose match in a text is not known: PostgreSQL finds the longest one, and Java the first.
     *
     * @throws ExprException with the reason
     */
    public void refuseUnlessLongest() {
        if (!longest) {
            throw ExprException.unsupported(
                    "which part of a text a pattern matches is known where it has no groups and no"
                            + " alternatives, matches one character or more, and quantifies its last one only, like '[^0-9]+'.");
        }
    }

    /** Whether the pattern matches a part of the text. */
    public boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    /** Returns the text with its first match, or with all of them, replaced. */
    public String replaced(String text, String replacement, boolean all) {
        Matcher matcher = pattern.matcher(text);
        String literal = Matcher.quoteReplacement(replacement);
        return all ? matcher.replaceAll(literal) : matcher.replaceFirst(literal);
    }

    /** Returns the number of matches. */
    public int count(String text) {
        return (int) pattern.matcher(text).results().count();
    }

    /** Returns the parts of the text between the matches. */
    public List<String> split(String text) {
        return List.of(pattern.split(text, -1));
    }

    /** Returns the first match. */
    public Optional<String> first(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}

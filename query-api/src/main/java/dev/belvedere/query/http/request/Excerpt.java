package dev.belvedere.query.http.request;

/** Quotes what a client sent, cut to a hundred characters. */
public final class Excerpt {

    private static final int LONGEST = 100;

    private Excerpt() {}

    public static String of(String sent) {
        int length = sent.codePointCount(0, sent.length());
        return "\"" + (length <= LONGEST ? sent : sent.substring(0, sent.offsetByCodePoints(0, LONGEST)) + "…") + "\"";
    }
}

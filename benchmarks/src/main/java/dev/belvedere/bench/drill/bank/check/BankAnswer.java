package dev.belvedere.bench.drill.bank.check;

import java.util.List;

/**
 * An answer, or several for one snapshot.
 *
 * @param request what was asked, and where
 * @param position that the answer names
 * @param least the position that the request asked for, or 0
 */
public record BankAnswer(ReadPath path, String request, long position, long least, List<Claim> claims) {

    public BankAnswer {
        claims = List.copyOf(claims);
    }
}

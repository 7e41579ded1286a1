package dev.belvedere.bench.drill.bank.check;

import dev.belvedere.bench.drill.bank.model.BankHistory;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Checks answers once the history has reached the position of each. Readers submit them on any thread; one thread, the history's, checks them. */
public final class AnswerCheck {

    private final Queue<BankAnswer> submitted = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<BankAnswer> waiting = new PriorityQueue<>(Comparator.comparing(BankAnswer::position));
    private final BankTally tally;

    public AnswerCheck(BankTally tally) {
        this.tally = tally;
    }

    /** Takes an answer. Thread-safe. */
    public void submit(BankAnswer answer) {
        submitted.add(answer);
    }

    /** Checks the answers whose position the history has reached. */
    public void check(BankHistory history) {
        BankAnswer next = submitted.poll();
        while (next != null) {
            waiting.add(next);
            next = submitted.poll();
        }
        for (BankAnswer due = due(history); due != null; due = due(history)) {
            judge(history, due);
        }
    }

    /** Checks the answers that are left, after the last transaction: positions behind it never were. */
    public void finish(BankHistory history) {
        check(history);
        for (BankAnswer left : waiting) {
            tally.wrongReply(
                    left.path(),
                    left.request() + ": position " + left.position() + " is behind the end of all transactions, "
                            + history.end());
        }
        waiting.clear();
    }

    private @Nullable BankAnswer due(BankHistory history) {
        BankAnswer first = waiting.peek();
        return first != null && first.position() <= history.end() ? waiting.poll() : null;
    }

    private void judge(BankHistory history, BankAnswer answer) {
        tally.answer(answer.path());
        tally.snapshot(answer.position());
        if (answer.position() < answer.least()) {
            tally.impossible(
                    answer.path(),
                    answer.request() + ": it is of position " + answer.position() + " and has to be of at least "
                            + answer.least());
            return;
        }
        answer.claims().stream()
                .flatMap(claim -> claim.wrong(history, answer.position()).stream())
                .findFirst()
                .ifPresent(wrong -> tally.impossible(
                        answer.path(), answer.request() + " at position " + answer.position() + ": " + wrong));
    }
}

package dev.belvedere.bench.drill.bank.model;

/** The tables of the bank after some of its transactions. Not thread-safe. */
final class Bank {

    /** What every account is found by together with all others. */
    static final long ALL = 0;

    final TableRows<Branch> branches = new TableRows<>();
    final TableRows<Account> accounts = new TableRows<>();
    final TableRows<Card> cards = new TableRows<>();
    final TableRows<Transfer> transfers = new TableRows<>();

    final RowIndex<Account> accountsByBranch = accounts.by(Account::branchId);
    final RowIndex<Account> allAccounts = accounts.by(account -> ALL);
    final RowIndex<Card> cardsByAccount = cards.by(Card::accountId);
    final RowIndex<Transfer> transfersBySender = transfers.by(Transfer::fromId);
    final RowIndex<Transfer> transfersByReceiver = transfers.by(Transfer::toId);

    void apply(BankChange change) {
        branches.apply(change.branches());
        accounts.apply(change.accounts());
        cards.apply(change.cards());
        transfers.apply(change.transfers());
    }
}

package dev.belvedere.planted.crowd;

/** Breaks a rule on purpose: one type more than a package should have. */
final class Crowd {

    private Crowd() {}
}

interface MemberA {}

interface MemberB {}

interface MemberC {}

interface MemberD {}

interface MemberE {}

interface MemberF {}

interface MemberG {}

interface MemberH {}

interface MemberI {}

interface MemberJ {}

interface MemberK {}

interface MemberL {}

interface MemberM {}

interface MemberN {}

interface MemberO {}

interface MemberP {}

interface MemberQ {}

interface MemberR {}

interface MemberS {}

interface MemberT {}

interface MemberU {}

interface MemberV {}

interface MemberW {}

interface MemberX {}

interface MemberY {}

package dev.belvedere.query.http;

class FreshReadsTest {}

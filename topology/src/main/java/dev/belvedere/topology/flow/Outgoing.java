package dev.belvedere.topology.flow;

/** A message on its way out of an operator, before it is put on the exchange to its assembly. */
record Outgoing(int assembly, Message message) {}

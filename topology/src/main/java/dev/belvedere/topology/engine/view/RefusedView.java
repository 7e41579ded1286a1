package dev.belvedere.topology.engine.view;

/**
 * A view that is defined and not served.
 *
 * @param code the stable code of the reason
 * @param reason a sentence with the place in the view's file
 */
public record RefusedView(String name, String code, String reason) {}

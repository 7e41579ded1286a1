package dev.belvedere.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The loops of a directed graph: its strongly connected components of more than one node, by Tarjan's algorithm. Used once. */
final class Loops {

    private final Map<String, Set<String>> graph;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Set<String>> loops = new ArrayList<>();

    private Loops(Map<String, Set<String>> graph) {
        this.graph = graph;
    }

    /** The nodes of each loop. */
    static List<Set<String>> in(Map<String, Set<String>> graph) {
        Loops search = new Loops(graph);
        graph.keySet().stream().filter(node -> !search.order.containsKey(node)).forEach(search::visit);
        return search.loops;
    }

    private int visit(String node) {
        order.put(node, order.size());
        lowest.put(node, order.get(node));
        open.push(node);
        for (String next : graph.getOrDefault(node, Set.of())) {
            if (!order.containsKey(next)) {
                lowest.merge(node, visit(next), Math::min);
            } else if (open.contains(next)) {
                lowest.merge(node, order.get(next), Math::min);
            }
        }
        if (lowest.get(node).equals(order.get(node))) {
            close(node);
        }
        return lowest.get(node);
    }

    private void close(String first) {
        Set<String> component = new TreeSet<>();
        String last;
        do {
            last = open.pop();
            component.add(last);
        } while (!last.equals(first));
        if (component.size() > 1) {
            loops.add(component);
        }
    }
}

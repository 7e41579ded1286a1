package dev.belvedere.localshop.sandbox;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The names under which views are reported: their own, or if an earlier file has a view of that name, their file's. Not thread-safe. */
final class ViewLabels {

    private final Map<String, Path> owners = new HashMap<>();

    ViewLabels(Collection<ViewFile> files) {
        files.forEach(file -> owners.putIfAbsent(file.viewName(), file.path()));
    }

    /** Returns the label of a file's first view, as far as a glance at the file shows its name. */
    String of(ViewFile file) {
        return of(file, file.viewName());
    }

    /** Returns the label of one of a file's views. */
    String of(ViewFile file, String name) {
        Path owner = owners.computeIfAbsent(name, unused -> file.path());
        return owner.equals(file.path()) ? name : file.fileName();
    }
}

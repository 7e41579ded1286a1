package dev.belvedere.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Which source files name which others in their code; Javadoc does not count, and neither does an import that only Javadoc uses. Resolves names as the compiler
 * does: nested types, then imports, then the package; inherited nested types are not looked for.
 */
final class SourceNames {

    /** The file of each top-level type, by its qualified name. */
    private final Map<String, String> files = new HashMap<>();

    private SourceNames(List<CompilationUnitTree> units) {
        for (CompilationUnitTree unit : units) {
            for (Tree type : unit.getTypeDecls()) {
                if (type instanceof ClassTree declared) {
                    files.put(packageName(unit) + "." + declared.getSimpleName(), file(unit));
                }
            }
        }
    }

    /** Maps each of the files to those that it names, itself not among them. */
    static Map<String, Set<String>> in(List<Path> sources) {
        List<CompilationUnitTree> units = parse(sources);
        SourceNames names = new SourceNames(units);
        Map<String, Set<String>> named = new TreeMap<>();
        units.forEach(unit -> named.put(file(unit), names.in(unit)));
        return named;
    }

    private static List<CompilationUnitTree> parse(List<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            return units;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packageName(CompilationUnitTree unit) {
        return Objects.requireNonNull(unit.getPackageName(), "a file without a package")
                .toString();
    }

    private static String file(CompilationUnitTree unit) {
        String path = unit.getSourceFile().getName();
        return packageName(unit) + "." + path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
    }

    private Set<String> in(CompilationUnitTree unit) {
        Set<String> used = new HashSet<>();
        Set<String> nested = new HashSet<>();
        new TreeScanner<Void, Void>() {

            @Override
            public Void visitClass(ClassTree type, Void none) {
                nested.add(type.getSimpleName().toString());
                return super.visitClass(type, null);
            }

            @Override
            public Void visitIdentifier(IdentifierTree identifier, Void none) {
                used.add(identifier.getName().toString());
                return null;
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree selected, Void none) {
                used.add(selected.toString());
                return super.visitMemberSelect(selected, null);
            }
        }.scan(unit.getTypeDecls(), null);
        used.removeAll(nested);
        return files(unit, used);
    }

    private Set<String> files(CompilationUnitTree unit, Set<String> used) {
        Map<String, String> imported = new HashMap<>();
        for (ImportTree tree : unit.getImports()) {
            String name = tree.getQualifiedIdentifier().toString();
            imported.put(name.substring(name.lastIndexOf('.') + 1), name);
        }
        Set<String> found = new TreeSet<>();
        for (String name : used) {
            String qualified = imported.getOrDefault(name, packageName(unit) + "." + name);
            fileOf(qualified, found);
            fileOf(name, found);
        }
        found.remove(file(unit));
        return found;
    }

    /** Adds the file of a type, or of the type that a nested type or a member belongs to. */
    private void fileOf(String name, Set<String> found) {
        for (String prefix = name; prefix.contains("."); prefix = prefix.substring(0, prefix.lastIndexOf('.'))) {
            String file = files.get(prefix);
            if (file != null) {
                found.add(file);
                return;
            }
        }
    }
}

package dev.belvedere.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The code that rules look at. Neither classes nor sources tell all: the compiler copies constants into the classes that use them, and a chain of calls does
 * not name the types that it goes through.
 *
 * @param classes as they are compiled
 * @param files which source file knows which, by its class or its text; a file has the qualified name of the type that it is named for, a file that knows no
 *     other is there too
 */
record Code(JavaClasses classes, Map<String, Set<String>> files) {

    private static final Path HOME = home();

    /** The main code of all modules. */
    static Code product() {
        return of(new ClassFileImporter().importPackages("dev.belvedere"), sources("src/main/java", path -> true));
    }

    /** The classes that break the rules on purpose. */
    static Code planted() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(location -> location.contains("/planted/"))
                .importClasspath();
        return of(classes, sources("src/test/java", path -> path.toString().contains("/planted/")));
    }

    private static Code of(JavaClasses imported, List<Path> sources) {
        Map<String, Set<String>> files = SourceNames.in(sources);
        JavaClasses classes = imported.that(describe("are compiled from them", type -> files.containsKey(file(type))));
        for (JavaClass type : classes) {
            Set<String> known = Objects.requireNonNull(files.get(file(type)));
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .map(Code::file)
                    .filter(files::containsKey)
                    .forEach(known::add);
            known.remove(file(type));
        }
        return new Code(classes, files);
    }

    /** The project's folder, whether tests run in it or in that of their module. */
    private static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        return folder.endsWith("architecture") ? folder.resolve("..") : folder;
    }

    /** The file that a class comes from. */
    static String file(JavaClass type) {
        String name = type.getSource()
                .flatMap(Source::getFileName)
                .map(file -> file.substring(0, file.length() - ".java".length()))
                .orElse(type.getSimpleName());
        return type.getPackageName() + "." + name;
    }

    private static List<Path> sources(String folder, Predicate<Path> wanted) {
        try (Stream<Path> modules = Files.list(HOME)) {
            return modules.map(module -> module.resolve(folder))
                    .filter(Files::isDirectory)
                    .flatMap(Code::files)
                    .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

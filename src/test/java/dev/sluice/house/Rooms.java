package dev.sluice.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The compiled program and the plan of the house: which room may know which. `""` is the root
/// package, where [dev.sluice.Gateway] is.
final class Rooms {

    static final String HOUSE = "dev.sluice";

    static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(HOUSE);

    private static final Set<String> INNER =
            Set.of(
                    "answer",
                    "wire",
                    "ask",
                    "team",
                    "limit",
                    "complexity",
                    "dial",
                    "load",
                    "route",
                    "catalog",
                    "upstream",
                    "fleet",
                    "dialect",
                    "fault",
                    "ledger",
                    "live",
                    "metrics",
                    "config",
                    "decisions",
                    "sim");

    /// The edge knows the root and the values it shows: `api` says through
    /// [dev.sluice.upstream.Departure] that a caller left, names the loops it measures and makes a
    /// key for the rehearsal it plays, `admin` reloads, `cli` reads a directory and makes keys; all
    /// three show or take values of `decisions`.
    static final Map<String, Set<String>> ARROWS =
            Map.ofEntries(
                    Map.entry("wire", Set.of()),
                    Map.entry("sim", Set.of()),
                    Map.entry("load", Set.of()),
                    Map.entry("rehearsal", Set.of("wire")),
                    Map.entry("health", Set.of("wire")),
                    Map.entry("ask", Set.of("wire")),
                    Map.entry("team", Set.of("wire")),
                    Map.entry("metrics", Set.of("wire")),
                    Map.entry("catalog", Set.of("ask", "wire")),
                    Map.entry("fleet", Set.of("catalog", "metrics", "wire")),
                    Map.entry("complexity", Set.of("ask", "wire")),
                    Map.entry("dial", Set.of("complexity", "wire")),
                    Map.entry("ledger", Set.of("team", "catalog", "wire")),
                    Map.entry("limit", Set.of("team", "ask", "ledger", "wire")),
                    Map.entry("dialect", Set.of("ask", "catalog", "ledger", "wire")),
                    Map.entry("fault", Set.of("dialect", "wire")),
                    Map.entry(
                            "upstream",
                            Set.of(
                                    "fault", "dialect", "ask", "catalog", "fleet", "health",
                                    "ledger", "load", "metrics", "wire")),
                    Map.entry(
                            "answer",
                            Set.of(
                                    "upstream",
                                    "dialect",
                                    "ask",
                                    "complexity",
                                    "catalog",
                                    "ledger",
                                    "load",
                                    "wire")),
                    Map.entry("route", Set.of("team", "ask", "complexity", "catalog", "wire")),
                    Map.entry(
                            "config",
                            Set.of(
                                    "team",
                                    "ask",
                                    "complexity",
                                    "dial",
                                    "catalog",
                                    "route",
                                    "wire")),
                    Map.entry("training", Set.of("complexity")),
                    Map.entry(
                            "decisions", Set.of("ask", "complexity", "ledger", "metrics", "wire")),
                    Map.entry(
                            "replay",
                            Set.of(
                                    "decisions",
                                    "config",
                                    "dial",
                                    "route",
                                    "team",
                                    "ask",
                                    "complexity",
                                    "catalog",
                                    "ledger",
                                    "wire")),
                    Map.entry("", INNER),
                    Map.entry(
                            "api",
                            Set.of(
                                    "",
                                    "decisions",
                                    "load",
                                    "metrics",
                                    "rehearsal",
                                    "team",
                                    "upstream",
                                    "wire")),
                    Map.entry("live", Set.of("ledger")),
                    Map.entry(
                            "admin",
                            Set.of(
                                    "",
                                    "catalog",
                                    "complexity",
                                    "config",
                                    "decisions",
                                    "live",
                                    "metrics",
                                    "replay",
                                    "route",
                                    "team",
                                    "upstream",
                                    "wire")),
                    Map.entry(
                            "cli",
                            Set.of(
                                    "",
                                    "catalog",
                                    "config",
                                    "decisions",
                                    "rehearsal",
                                    "replay",
                                    "team",
                                    "training",
                                    "wire")));

    private Rooms() {}

    /// Null for a class outside the house.
    static String of(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(HOUSE)
                ? ""
                : name.startsWith(HOUSE + ".") ? name.substring(HOUSE.length() + 1) : null;
    }

    static Set<String> all() {
        Set<String> rooms = new TreeSet<>();
        CLASSES.forEach(type -> rooms.add(of(type)));
        return rooms;
    }
}

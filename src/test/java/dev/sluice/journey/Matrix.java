package dev.sluice.journey;

import java.util.List;
import java.util.stream.Stream;

/// Every route of the admin surface, and every way a stranger may write one (security S5, S16).
final class Matrix {

    private Matrix() {}

    /// @param doorway whether it answers whoever reaches the surface
    /// @param operator what an operator is told who asks for `x` and says nothing else
    record Row(String method, String path, boolean doorway, int operator) {

        boolean writes() {
            return !method.equals("GET");
        }

        String example() {
            return path.replaceAll("\\{.*?}", "x");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Row open(String method, String path, int operator) {
        return new Row(method, path, true, operator);
    }

    private static Row row(String method, String path, int operator) {
        return new Row(method, path, false, operator);
    }

    static final List<Row> ROWS =
            List.of(
                    open("GET", "/admin/session", 200),
                    open("POST", "/admin/session", 400),
                    open("DELETE", "/admin/session", 200),
                    row("GET", "/admin/overview", 200),
                    row("GET", "/admin/models", 200),
                    row("GET", "/admin/series", 200),
                    row("GET", "/admin/heatmap", 200),
                    row("GET", "/admin/live", 200),
                    row("GET", "/admin/routes", 200),
                    row("GET", "/admin/targets", 200),
                    row("POST", "/admin/targets/{name}/reset", 404),
                    row("GET", "/admin/config", 200),
                    row("GET", "/admin/config/schema", 200),
                    row("POST", "/admin/config/validate", 400),
                    row("POST", "/admin/config/replay", 400),
                    row("POST", "/admin/config/reload", 200),
                    row("PUT", "/admin/config/files", 400),
                    row("GET", "/admin/config/files/{name}", 404),
                    row("PUT", "/admin/config/files/{name}", 400),
                    row("GET", "/admin/decisions", 200),
                    row("GET", "/admin/decisions/{id}", 404),
                    row("POST", "/admin/decisions/{id}/replay", 404),
                    row("POST", "/admin/explain", 200),
                    row("GET", "/admin/playground", 200),
                    row("POST", "/admin/playground/chat/completions", 415),
                    row("GET", "/admin/system", 200),
                    row("PUT", "/admin/system/log-level", 400),
                    row("GET", "/admin/openapi", 200));

    static Stream<Row> writes() {
        return ROWS.stream().filter(Row::writes);
    }

    static Stream<Row> guardedWrites() {
        return writes().filter(row -> !row.doorway());
    }

    /// None of these is the path itself, and none may be answered as if it were.
    static Stream<String> variants(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        String before = path.substring(0, path.lastIndexOf('/'));
        return Stream.of(
                path + ";x",
                before + ";a=b/" + last,
                path + "%3B",
                path + "%3b.css",
                before + "%2F" + last,
                before + "%2f" + last,
                before + "%5C" + last,
                "/" + path,
                before + "//" + last,
                before + "/./" + last,
                "/v1/.." + path,
                "/v1/%2e%2e" + path,
                before + "/%252F" + last,
                path + "%00",
                path + ".",
                path + "%20",
                path.toUpperCase(java.util.Locale.ROOT),
                before + "/%c0%af" + last,
                path + "%3F",
                path + "%23",
                path + "/");
    }
}

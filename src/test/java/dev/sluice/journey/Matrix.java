package dev.sluice.journey;

import java.util.List;
import java.util.stream.Stream;

/// Every route of the admin surface, and every way a stranger may write one (security S5, S16).
final class Matrix {

    private Matrix() {}

    /// @param doorway whether it answers whoever reaches the surface
    record Row(String method, String path, boolean doorway) {

        boolean writes() {
            return !method.equals("GET");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static final List<Row> ROWS =
            List.of(
                    new Row("GET", "/admin/session", true),
                    new Row("POST", "/admin/session", true),
                    new Row("DELETE", "/admin/session", true),
                    new Row("GET", "/admin/overview", false),
                    new Row("GET", "/admin/models", false),
                    new Row("GET", "/admin/series", false),
                    new Row("GET", "/admin/heatmap", false),
                    new Row("GET", "/admin/live", false),
                    new Row("GET", "/admin/routes", false),
                    new Row("GET", "/admin/targets", false),
                    new Row("POST", "/admin/targets/{name}/reset", false),
                    new Row("GET", "/admin/config", false),
                    new Row("GET", "/admin/config/schema", false),
                    new Row("POST", "/admin/config/validate", false),
                    new Row("POST", "/admin/config/replay", false),
                    new Row("POST", "/admin/config/reload", false),
                    new Row("GET", "/admin/config/files/{name}", false),
                    new Row("PUT", "/admin/config/files/{name}", false),
                    new Row("GET", "/admin/decisions", false),
                    new Row("GET", "/admin/decisions/{id}", false),
                    new Row("POST", "/admin/decisions/{id}/replay", false),
                    new Row("POST", "/admin/explain", false),
                    new Row("GET", "/admin/system", false),
                    new Row("PUT", "/admin/system/log-level", false),
                    new Row("GET", "/admin/openapi", false));

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

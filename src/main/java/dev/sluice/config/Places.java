package dev.sluice.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Where the keys of the configuration are written, by path.
final class Places {

    private final Map<String, Place> lines = new HashMap<>();

    private final Set<String> gaps = new HashSet<>();

    /// An item of a list that was wrong, and is not among those that were read.
    void gap(String item) {
        gaps.add(item);
    }

    /// The path of one of the items of a list that were read.
    String item(String list, int index) {
        int at = 0;
        for (int left = index; gaps.contains(list + "[" + at + "]") || left > 0; at++) {
            left -= gaps.contains(list + "[" + at + "]") ? 0 : 1;
        }
        return list + "[" + at + "]";
    }

    /// The first place of a path stays.
    void add(String path, Place place) {
        lines.putIfAbsent(path, place);
    }

    /// Where a path stands, or the closest thing around it.
    Place of(String path) {
        String at = path;
        while (!at.isEmpty()) {
            Place place = lines.get(at);
            if (place != null) {
                return place;
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return Place.NOWHERE;
    }

    /// Whether the key of this path was written, rightly or wrongly.
    boolean said(String path) {
        return lines.containsKey(path);
    }

    void adopt(Places other, String parent) {
        other.lines.forEach((path, place) -> {
            if (within(path, parent)) {
                lines.putIfAbsent(path, place);
            }
        });
    }

    static boolean within(String path, String parent) {
        return path.startsWith(parent)
                && (path.length() == parent.length()
                        || ".[".indexOf(path.charAt(parent.length())) >= 0);
    }
}

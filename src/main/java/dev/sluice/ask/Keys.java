package dev.sluice.ask;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Guards that what was checked is what is sent (security S27): no object has a key twice, and no
/// key is another spelling of one we read, as an upstream that ignores case would take it for that
/// one (GHSA-4gph-2hhr-5mwg). A stack of the names of all objects entered; one thread.
final class Keys {

    static final String TWICE = "is given twice; give it once";

    /// Limits of security.md section 6; names in UTF-16 units.
    static final int MAX_NAME = 256;

    private static final int MAX_KEYS = 1_000;

    /// Up to here each name is compared with those before it; a larger object is checked once, at
    /// its end, with a set, so that 1,000 keys do not cost 500,000 comparisons.
    private static final int FEW = 16;

    private String[] names = new String[32];
    private int top;

    int enter() {
        return top;
    }

    /// What is wrong with the name, or null.
    ///
    /// @param plain whether the name is written without escapes, if it is ASCII
    @Nullable String add(int object, String name, boolean plain, Known known) {
        int count = top - object;
        if (name.length() > MAX_NAME) {
            return "is a name longer than " + MAX_NAME + " characters";
        }
        if (count == MAX_KEYS) {
            return "is the last of more than " + MAX_KEYS + " keys of an object";
        }
        if (count < FEW && among(object, name)) {
            return TWICE;
        }
        push(name);
        return known.wrong(name, plain);
    }

    /// Ends the object; a name that it has twice and that [#add] did not see, or null.
    @Nullable String leave(int object) {
        String twin = top - object > FEW ? twin(object) : null;
        top = object;
        return twin;
    }

    String[] names(int object, int count) {
        return Arrays.copyOfRange(names, object, object + count);
    }

    private boolean among(int object, String name) {
        for (int i = object; i < top; i++) {
            if (names[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void push(String name) {
        if (top == names.length) {
            names = Arrays.copyOf(names, 2 * top);
        }
        names[top++] = name;
    }

    private @Nullable String twin(int object) {
        Set<String> seen = HashSet.newHashSet(top - object);
        for (int i = object; i < top; i++) {
            if (!seen.add(names[i])) {
                return names[i];
            }
        }
        return null;
    }

    /// The keys we read in one kind of object.
    ///
    /// Shape: `byLength[n]` holds the ASCII names of n characters; case folding keeps the length.
    record Known(String[][] byLength) {

        static final Known NONE = of();

        static Known of(String... names) {
            String[][] byLength = new String[32][0];
            for (String name : names) {
                String[] same = byLength[name.length()];
                same = Arrays.copyOf(same, same.length + 1);
                same[same.length - 1] = name;
                byLength[name.length()] = same;
            }
            return new Known(byLength);
        }

        @Nullable String wrong(String name, boolean plain) {
            if (name.length() >= byLength.length) {
                return null;
            }
            for (String key : byLength[name.length()]) {
                if (key.equals(name)) {
                    return plain ? null : "is a key written with escapes; write it without escapes";
                }
                if (key.equalsIgnoreCase(name)) {
                    return "differs only in letter case from '" + key + "'; write it so";
                }
            }
            return null;
        }
    }
}

package dev.sluice.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One JSON value as a range of bytes: nothing is decoded unless its text is asked for, and copying
/// it copies the bytes. What is not there is [#ABSENT], which answers like an empty null. One
/// thread.
final class Value {

    static final Value ABSENT = new Value(new byte[0], 0, 0);

    private static final int SPAN = 4;

    final byte[] a;
    final int from;
    final int to;

    // Of an object, once asked: key from and to without quotes, value from and to, and so on.
    private int @Nullable [] spans;
    private int used;

    private Value(byte[] bytes, int from, int to) {
        this.a = bytes;
        this.from = from;
        this.to = to;
    }

    /// Absent when these bytes are not one JSON value. What is inside an object or array is looked
    /// at only when it is asked for, and absent when it is broken.
    static Value of(byte[] bytes, int from, int to) {
        JsonWalk walk = new JsonWalk();
        walk.start(bytes, from, to);
        int start = walk.at;
        walk.skip();
        int end = walk.at;
        return walk.atEnd() ? new Value(bytes, start, end) : ABSENT;
    }

    static Value of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /// A string of ours.
    static Value quoted(String text) {
        byte[] bytes = new Bytes(text.length() + 2).quoted(text).take();
        return new Value(bytes, 0, bytes.length);
    }

    /// Whether something is said: null is nothing.
    boolean present() {
        return to > from && a[from] != 'n';
    }

    boolean isString() {
        return to > from && a[from] == '"';
    }

    boolean isObject() {
        return to > from && a[from] == '{';
    }

    boolean isArray() {
        return to > from && a[from] == '[';
    }

    boolean isTrue() {
        return to > from && a[from] == 't';
    }

    boolean isFalse() {
        return to > from && a[from] == 'f';
    }

    boolean isNumber() {
        return to > from && (a[from] == '-' || a[from] >= '0' && a[from] <= '9');
    }

    /// Whether it is a string with something in it.
    boolean says() {
        return isString() && to > from + 2;
    }

    boolean is(String word) {
        return isString() && equal(a, from + 1, to - 1, word);
    }

    private static boolean equal(byte[] a, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (a[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// What a string means; empty for anything else.
    String text() {
        return isString() ? new Bytes(to - from).unescaped(this).toString() : "";
    }

    /// As it was written.
    String written() {
        return new String(a, from, to - from, StandardCharsets.UTF_8);
    }

    double number(double otherwise) {
        try {
            return isNumber() ? Double.parseDouble(written()) : otherwise;
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    /// A count; 0 for anything that is none.
    long count() {
        double number = number(0);
        return number > 0 && number < Long.MAX_VALUE ? (long) number : 0;
    }

    /// A member of an object; absent in anything else.
    Value get(String name) {
        int[] at = members();
        for (int i = 0; i < used; i += SPAN) {
            if (equal(a, at[i], at[i + 1], name)) {
                return new Value(a, at[i + 2], at[i + 3]);
            }
        }
        return ABSENT;
    }

    /// How many members an object has.
    int size() {
        members();
        return used / SPAN;
    }

    /// The name of a member, still escaped.
    String name(int member) {
        int[] at = members();
        int i = SPAN * member;
        return new String(a, at[i], at[i + 1] - at[i], StandardCharsets.UTF_8);
    }

    Value at(int member) {
        int[] at = members();
        return new Value(a, at[SPAN * member + 2], at[SPAN * member + 3]);
    }

    private int[] members() {
        int[] at = spans;
        if (at != null) {
            return at;
        }
        at = new int[8 * SPAN];
        if (isObject()) {
            JsonWalk walk = new JsonWalk();
            walk.start(a, from, to);
            walk.enter('{');
            while (walk.key()) {
                at = used == at.length ? Arrays.copyOf(at, 2 * used) : at;
                at[used] = walk.keyStart;
                at[used + 1] = walk.keyEnd;
                at[used + 2] = walk.at;
                walk.skip();
                at[used + 3] = walk.at;
                used += SPAN;
            }
        }
        spans = at;
        return at;
    }

    /// The elements of an array; none in anything else.
    List<Value> items() {
        if (!isArray()) {
            return List.of();
        }
        List<Value> items = new ArrayList<>();
        JsonWalk walk = new JsonWalk();
        walk.start(a, from, to);
        walk.enter('[');
        while (walk.element()) {
            int start = walk.at;
            walk.skip();
            if (!walk.ok) {
                break;
            }
            items.add(new Value(a, start, walk.at));
        }
        return items;
    }
}

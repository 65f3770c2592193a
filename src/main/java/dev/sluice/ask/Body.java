package dev.sluice.ask;

/// The caller's bytes and where each top-level member lies in them. Read-only by agreement: the
/// array is the caller's body itself.
///
/// Shape: `names[i]` is the i-th member's name, unescaped; its name token starts at `spans[3*i]`
/// (the opening quote), its value starts at `spans[3*i+1]` and ends before `spans[3*i+2]`. `open`
/// is the offset just after the object's `{`.
public record Body(byte[] bytes, int open, String[] names, int[] spans) {

    /// The index of a member, or -1.
    public int find(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    public int size() {
        return names.length;
    }

    public int keyStart(int member) {
        return spans[3 * member];
    }

    public int valueStart(int member) {
        return spans[3 * member + 1];
    }

    public int valueEnd(int member) {
        return spans[3 * member + 2];
    }
}

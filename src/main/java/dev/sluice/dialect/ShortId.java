package dev.sluice.dialect;

/// The id of a tool call for a provider that takes nine letters or digits (openai-wire TOOL-6).
final class ShortId {

    /// Letters and digits: no digit begins a number in anyone's parser, and 62^9 ids do not meet.
    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int SIZE = 9;

    private ShortId() {}

    /// Whether it may stay: one that says nothing is the provider's to refuse.
    static boolean is(String id) {
        return id.isEmpty() || id.matches("[A-Za-z0-9]{9}");
    }

    /// The same id always becomes the same short one.
    static String of(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        StringBuilder made = new StringBuilder(SIZE);
        for (int i = 0; i < SIZE; i++) {
            made.append(ALPHABET.charAt((int) Long.remainderUnsigned(hash, ALPHABET.length())));
            hash = Long.divideUnsigned(hash, ALPHABET.length()) ^ hash << 21;
        }
        return made.toString();
    }
}

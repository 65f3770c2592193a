package dev.sluice.dialect;

import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Deviation.Naming;

/// Edits inside of `messages` and `tools` as a provider's rules declare them: roles, the name of
/// reasoning, ids of tool calls, members it does not know. What no rule touches is copied byte for
/// byte.
final class Inside {

    /// Letters and digits: no digit begins a number in anyone's parser, and 62^9 ids do not meet.
    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int SHORT = 9;

    private final Deviation.Turns rules;
    private boolean changed;

    Inside(Deviation.Turns rules) {
        this.rules = rules;
    }

    /// The edited array; empty when nothing had to change.
    byte[] edit(Value array) {
        Bytes out = new Bytes(array.to - array.from + 64).put("[");
        for (Value item : array.items()) {
            value(out.comma(), item);
        }
        return changed ? out.put("]").take() : new byte[0];
    }

    private void value(Bytes out, Value value) {
        if (value.isObject()) {
            object(out, value);
        } else if (value.isArray()) {
            out.put("[");
            for (Value item : value.items()) {
                value(out.comma(), item);
            }
            out.put("]");
        } else {
            out.put(value);
        }
    }

    private void object(Bytes out, Value object) {
        boolean lost = lost(object);
        changed |= lost;
        out.put(lost ? "{\"reasoning_content\":\"\"" : "{");
        for (int i = 0; i < object.size(); i++) {
            member(out, object, object.name(i), object.at(i));
        }
        out.put("}");
    }

    /// Calls without the reasoning behind them are refused, with an empty one not (REAS-4).
    private boolean lost(Value object) {
        return rules.reasoning() == Naming.REASONING_CONTENT
                && !object.get("tool_calls").items().isEmpty()
                && !object.get("reasoning_content").present()
                && !object.get("reasoning").present();
    }

    private void member(Bytes out, Value object, String name, Value value) {
        if (rules.strip().contains(name) || twice(object, name)) {
            changed = true;
            return;
        }
        String known = known(name);
        changed |= !known.equals(name);
        out.comma().put("\"").put(known).put("\":");
        String role = name.equals("role") ? rules.roles().get(value.text()) : null;
        if (role != null) {
            changed = true;
            out.quoted(role);
        } else if (rules.shortIds() && (name.equals("id") || name.equals("tool_call_id"))) {
            shortened(out, value);
        } else if (name.equals("parameters") || name.equals("arguments")) {
            out.put(value);
        } else {
            value(out, value);
        }
    }

    /// A message with both names of reasoning keeps the right one, one with null for it neither.
    private boolean twice(Value object, String name) {
        return known(name).equals("reasoning_content") && lost(object)
                || !known(name).equals(name) && object.get(known(name)).present();
    }

    private String known(String name) {
        if (name.equals("reasoning") && rules.reasoning() == Naming.REASONING_CONTENT) {
            return "reasoning_content";
        }
        return name.equals("reasoning_content") && rules.reasoning() == Naming.REASONING
                ? "reasoning"
                : name;
    }

    /// The same id always becomes the same short one (openai-wire TOOL-6).
    private void shortened(Bytes out, Value id) {
        String text = id.text();
        if (text.matches("[A-Za-z0-9]{9}") || text.isEmpty()) {
            out.put(id);
            return;
        }
        changed = true;
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        StringBuilder made = new StringBuilder(SHORT);
        for (int i = 0; i < SHORT; i++) {
            made.append(ALPHABET.charAt((int) Long.remainderUnsigned(hash, ALPHABET.length())));
            hash = Long.divideUnsigned(hash, ALPHABET.length()) ^ hash << 21;
        }
        out.quoted(made.toString());
    }
}

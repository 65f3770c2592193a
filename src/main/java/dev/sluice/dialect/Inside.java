package dev.sluice.dialect;

import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Deviation.Naming;
import java.util.Set;

/// Edits inside of `messages` and `tools` as a provider's rules declare them: roles, the name of
/// reasoning, ids of tool calls, members it does not know. What no rule touches is copied byte for
/// byte.
final class Inside {

    private final Deviation.Turns rules;
    private final Set<String> told;
    private boolean changed;

    /// @param told gets the names of what is left out although it says something
    Inside(Deviation.Turns rules, Set<String> told) {
        this.rules = rules;
        this.told = told;
    }

    /// The edited array; empty when nothing had to change.
    byte[] edit(Value array) {
        Bytes out = new Bytes(array.to - array.from + 64);
        value(out, array);
        return changed ? out.take() : new byte[0];
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
        boolean stripped = rules.strip().contains(name);
        if (stripped || twice(object, name)) {
            changed = true;
            if (stripped && value.present() && !value.isFalse()) {
                told.add(name);
            }
            return;
        }
        String known = known(name);
        changed |= !known.equals(name);
        out.comma().put("\"").put(known).put("\":");
        String role = name.equals("role") ? rules.roles().get(value.text()) : null;
        if (role != null) {
            changed = true;
            out.quoted(role);
        } else if (rules.shortIds()
                && (name.equals("id") || name.equals("tool_call_id"))
                && !ShortId.is(value.text())) {
            changed = true;
            out.quoted(ShortId.of(value.text()));
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
}

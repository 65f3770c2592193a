package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A caller's request as a translating dialect reads it: OpenAI's words with the declared rules and
/// the model's patch applied, and a list of what the provider will not see.
final class Request {

    private final Ask ask;
    private final Provider.Rules rules;
    private final Value body;
    private final Operators operators;
    private final List<String> dropped = new ArrayList<>();

    Request(Ask ask, Model model, Patch patch) {
        this.ask = ask;
        this.rules = model.provider().rules();
        this.body = Legacy.modern(ask, RequestMembers.edited(ask, model, patch, dropped));
        this.operators = new Operators(ask.body(), body);
    }

    Value get(String name) {
        return body.get(name);
    }

    /// Bytes that it may need in another form, roughly.
    int room() {
        return body.to - body.from;
    }

    /// All of it, as the rules and patches left it.
    Value body() {
        return body;
    }

    boolean streams() {
        return ask.streams();
    }

    /// As [Legacy#spoken].
    boolean legacy() {
        return Legacy.spoken(ask);
    }

    Provider.Rules rules() {
        return rules;
    }

    /// Says that the provider will not see a member, or sees it as something else: `name` or
    /// `name=value`.
    void drop(String what) {
        dropped.add(what);
    }

    List<String> dropped() {
        return dropped;
    }

    /// What the effort asked for is in the provider's control, as JSON; absent when none was asked
    /// for or the provider has no such control.
    Value effort() {
        Value asked = get("reasoning_effort");
        if (!asked.present()) {
            return Value.ABSENT;
        }
        String word = asked.text();
        String control = Provider.Rules.EFFORTS.contains(word) ? rules.effort().get(word) : null;
        if (control == null) {
            drop("reasoning_effort");
            return Value.ABSENT;
        }
        return Value.of(control.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /// Looks at each member that the codec does not carry. One that the model's or a rule's patch
    /// brought is the operator's, and goes through [#natives].
    ///
    /// @param carried by the codec
    void check(Set<String> carried) {
        for (int i = 0; i < body.size(); i++) {
            String name = body.name(i);
            Value value = body.at(i);
            boolean matters = RequestMembers.matters(name);
            if (RequestMembers.read(name)
                    || carried.contains(name)
                    || RequestMembers.saysNothing(name, value)
                    || operators.has(name) && !matters) {
                continue;
            }
            if (RequestMembers.refused(rules.unsupported(), matters)) {
                throw Cannot.carry(name, "is set");
            }
            drop(name);
        }
    }

    /// Refuses what changes the answer's meaning, or drops it where the operator wants that.
    void cannot(String name, String what) {
        if (rules.unsupported() != Provider.Unsupported.DROP) {
            throw Cannot.carry(name, what);
        }
        drop(name);
    }

    /// A member that a patch brought; absent when the caller sent one.
    Value operators(String name) {
        return operators.has(name) ? get(name) : Value.ABSENT;
    }

    /// Writes what only the operator can have set, as [Operators#write].
    void natives(Set<String> carried, Bytes out, String... written) {
        operators.write(carried, out, List.of(written));
    }
}

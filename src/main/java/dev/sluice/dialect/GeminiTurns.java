package dev.sluice.dialect;

import org.jspecify.annotations.Nullable;

/// Writes a conversation in Gemini's form (providers.md section 5): system turns apart, turns of
/// one role in one content, tool results in the order of their calls. Throws
/// [dev.sluice.wire.Refused] for what cannot be said.
final class GeminiTurns {

    /// What Google documents for a call whose signature is lost (thought signatures, 2026-11).
    private static final String LOST = "\"skip_thought_signature_validator\"";

    private final Bytes system = new Bytes(256);
    private final RoleWriter writer;
    private final Bytes turns;
    private final Roles roles = new Roles();
    private final GeminiAnswers answers = new GeminiAnswers();
    private final GeminiProofs proofs;
    private final boolean signed;

    /// @param signed whether it refuses calls without a signature
    GeminiTurns(GeminiProofs proofs, boolean signed, int room) {
        this.proofs = proofs;
        this.signed = signed;
        this.writer = new RoleWriter(room, "parts");
        this.turns = writer.out();
    }

    /// The system's parts, without brackets; empty when there are none.
    Bytes system() {
        return system;
    }

    /// The contents, without brackets.
    Bytes turns() {
        return writer.done();
    }

    /// Whether somebody in it has a name, which there is no word for.
    boolean named() {
        return roles.named();
    }

    void write(Value messages) {
        int i = 0;
        for (Value message : messages.items()) {
            turn(message, "messages[" + i++ + "]");
        }
        answered();
    }

    private void turn(Value message, String param) {
        Value content = message.get("content");
        roles.heard(message);
        String said = message.get("role").text();
        if (!said.equals("tool")) {
            answered();
        }
        switch (said) {
            case "system", "developer" -> GeminiParts.words(system, content);
            case "user" -> writer.in("user", () -> GeminiParts.write(turns, content, param));
            case "assistant" -> writer.in("model", () -> assistant(message, param));
            case "tool" -> result(message, param);
            case String _ ->
                    throw Cannot.carry(param + ".role", "is not one this protocol has a word for");
        }
    }

    private void assistant(Value message, String param) {
        GeminiParts.said(turns, message.get("content"), told(message));
        answers.begin();
        boolean any = false;
        for (Value call : message.get("tool_calls").items()) {
            int i = answers.called(call.get("id").text());
            any |= call(call, param + ".tool_calls[" + i + "]", i == 0, any);
        }
    }

    /// The signature that a message or call of the caller's has; absent where it is not to be
    /// trusted.
    private Value told(Value said) {
        Value told = said.get("extra_content").get("google").get("thought_signature");
        return told.says() && !proofs.refused() ? told : Value.ABSENT;
    }

    /// Whether it had a signature.
    private boolean call(Value call, String param, boolean first, boolean any) {
        Value function = roles.called(call, param);
        turns.comma().put("{\"functionCall\":{");
        GeminiResult.id(turns, call.get("id"));
        turns.put("\"name\":")
                .put(function.get("name"))
                .put(",\"args\":")
                .put(Roles.arguments(function, param))
                .put("}");
        Value told = told(call);
        byte @Nullable [] kept = proofs.kept(call.get("id").text());
        if (told.says()) {
            turns.put(",\"thoughtSignature\":").put(told);
        } else if (kept != null) {
            turns.put(",\"thoughtSignature\":").put(kept);
        } else if ((signed || proofs.refused()) && first && !any) {
            turns.put(",\"thoughtSignature\":").put(LOST);
        }
        turns.put("}");
        return told.says() || kept != null;
    }

    private void result(Value message, String param) {
        String name = roles.answered(message, param);
        byte[] part = GeminiResult.write(message, name, param);
        answers.add(message.get("tool_call_id").text(), part);
    }

    private void answered() {
        if (answers.any()) {
            writer.in("user", () -> answers.write(turns));
        }
    }
}

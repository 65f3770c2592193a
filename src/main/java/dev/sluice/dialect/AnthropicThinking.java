package dev.sluice.dialect;

/// How hard a Claude model is to think. The effort's control is, by the model's declared rule: a
/// number, the budget of its thoughts; a word, the effort of adaptive thinking; `off`; or null,
/// which says nothing.
///
/// @param budget tokens of a budget; 0 for none
/// @param word of adaptive thinking; `off`, or empty for neither
/// @param limit `max_tokens`
record AnthropicThinking(long budget, String word, long limit, boolean on) {

    /// Extended thinking guide, 2026-11: a budget is at least this, and less than `max_tokens`.
    private static final long LEAST = 1024;

    /// @param most what the caller allows the answer; 0 when it did not say
    /// @param room what the model can answer at most; 0 when nobody knows
    /// @param forced whether a tool must be called, which no budget goes with
    /// @param thoughtless whether a tool loop goes on without the thoughts it began with, which a
    ///   budget asks for
    static AnthropicThinking of(
            Request asked, long most, long room, boolean forced, boolean thoughtless) {
        long fallback = room > 0 ? room : asked.rules().fallbackLimit();
        long limit = most > 0 ? most : fallback;
        Value own = asked.get("thinking");
        if (own.isObject()) {
            long needed = most > 0 || room > 0 ? 0 : own.get("budget_tokens").count() + fallback;
            boolean on = !own.get("type").is("disabled");
            return new AnthropicThinking(0, "", Math.max(limit, needed), on);
        }
        Value control = asked.effort();
        if (control.isString()) {
            return new AnthropicThinking(0, control.text(), limit, !control.is("off"));
        }
        long budget = control.count();
        if (budget == 0) {
            return new AnthropicThinking(0, "", limit, false);
        }
        limit = most > 0 || room > 0 ? limit : budget + fallback;
        budget = Math.min(budget, limit * 3 / 4);
        if (budget < LEAST || forced || thoughtless) {
            asked.drop("reasoning_effort");
            return new AnthropicThinking(0, "", most > 0 ? most : fallback, false);
        }
        return new AnthropicThinking(budget, "", limit, true);
    }

    void write(Bytes out, Request asked) {
        Value own = asked.get("thinking");
        if (own.isObject()) {
            out.put(",\"thinking\":").put(own);
        } else if (budget > 0) {
            out.put(",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":").put(budget).put("}");
        } else if (word.equals("off")) {
            out.put(",\"thinking\":{\"type\":\"disabled\"}");
        } else if (!word.isEmpty()) {
            out.put(",\"thinking\":{\"type\":\"adaptive\",\"display\":\"summarized\"}");
        }
        config(out, asked);
    }

    private void config(Bytes out, Request asked) {
        Value own = asked.get("output_config");
        Value format = asked.get("response_format");
        Bytes config = new Bytes(64);
        for (int i = 0; i < own.size(); i++) {
            next(config).put("\"").put(own.name(i)).put("\":").put(own.at(i));
        }
        boolean effort = !word.isEmpty() && !word.equals("off");
        if (effort && !own.get("effort").present()) {
            next(config).put("\"effort\":").quoted(word);
        }
        if (format.get("type").is("json_schema") && !own.get("format").present()) {
            next(config).put("\"format\":{\"type\":\"json_schema\",\"schema\":");
            Schemas.closed(format.get("json_schema").get("schema"), config);
            config.put("}");
        }
        if (config.length() > 0) {
            out.put(config).put("}");
        }
    }

    /// What the caller or a patch says there itself stands before what is made of other members.
    private static Bytes next(Bytes config) {
        return config.length() == 0 ? config.put(",\"output_config\":{") : config.comma();
    }
}

package dev.sluice.ask;

import org.jspecify.annotations.Nullable;

/// The settings of a chat in Anthropic's form, gathered while a [Cursor] walks over the top level.
/// One per request.
final class MessagesSettings {

    private static final Keys.Known THINKING = Keys.Known.of("type", "budget_tokens", "display");
    private static final Keys.Known OUTPUT = Keys.Known.of("effort", "format");
    private static final Keys.Known FORMAT = Keys.Known.of("type", "schema");
    private static final Keys.Known METADATA = Keys.Known.of("user_id");
    private static final String[] THOUGHT = {"enabled", "adaptive", "disabled"};
    private static final String[] EFFORTS = {"low", "medium", "high", "xhigh", "max"};
    private static final String[] FORMATS = {"json_schema"};

    private boolean streams;
    private int maxTokens = -1;
    private double temperature = Double.NaN;
    private @Nullable String effort;
    private Options.Format format = Options.Format.TEXT;
    private @Nullable String user;

    boolean streams() {
        return streams;
    }

    boolean limited() {
        return maxTokens >= 0;
    }

    Options options() {
        return new Options(maxTokens, temperature, 1, effort, format, user);
    }

    /// Takes the member at hand, whose value is not null.
    void read(String key, Cursor at) {
        switch (key) {
            case "max_tokens" -> maxTokens = at.integer(0, Integer.MAX_VALUE);
            case "stream" -> streams = at.truth();
            case "temperature" -> temperature = at.number();
            case "stop_sequences" -> Settings.stops(at, "stop_sequences");
            case "thinking" -> thinking(at);
            case "output_config" -> output(at);
            case "output_format" -> format(at);
            case "metadata" -> metadata(at);
            default -> at.skip();
        }
    }

    /// A budget bounds thoughts and does not ask for them, so it decides nothing; `disabled` asks
    /// for none.
    private void thinking(Cursor at) {
        int object = at.enter();
        for (String key = at.key(object, THINKING); key != null; key = at.key(object, THINKING)) {
            if (key.equals("type")) {
                boolean off = at.word(THOUGHT).equals("disabled");
                effort = off && effort == null ? "none" : effort;
            } else {
                at.skip();
            }
        }
    }

    private void output(Cursor at) {
        int object = at.enter();
        for (String key = at.key(object, OUTPUT); key != null; key = at.key(object, OUTPUT)) {
            if (key.equals("effort") && !at.isNull()) {
                effort = at.word(EFFORTS);
            } else if (key.equals("format") && !at.isNull()) {
                format(at);
            } else {
                at.skip();
            }
        }
    }

    private void format(Cursor at) {
        int object = at.enter();
        for (String key = at.key(object, FORMAT); key != null; key = at.key(object, FORMAT)) {
            if (key.equals("type")) {
                boolean schema = at.word(FORMATS).equals("json_schema");
                format = schema ? Options.Format.SCHEMA : format;
            } else {
                at.skip();
            }
        }
    }

    private void metadata(Cursor at) {
        int object = at.enter();
        for (String key = at.key(object, METADATA); key != null; key = at.key(object, METADATA)) {
            if (key.equals("user_id") && !at.isNull()) {
                user = at.string();
            } else {
                at.skip();
            }
        }
    }
}

package dev.sluice.dialect;

import java.util.List;

/// How freely Anthropic's model speaks and where it stops. A model that thinks takes no word on the
/// former.
final class AnthropicSampling {

    private static final double HOTTEST = 1;

    private AnthropicSampling() {}

    /// Of temperature and `top_p` one goes: models since Opus 4.1 answer 400 to both.
    ///
    /// @param thinks whether the model is asked to
    static void write(Bytes out, Request asked, boolean thinks) {
        heat(out, asked, thinks);
        boolean heated = asked.get("temperature").isNumber();
        for (String name : List.of("top_p", "top_k")) {
            Value value = asked.get(name);
            if (value.isNumber() && !thinks && !(heated && name.equals("top_p"))) {
                out.put(",\"").put(name).put("\":").put(value);
            } else if (value.present()) {
                asked.drop(name);
            }
        }
    }

    private static void heat(Bytes out, Request asked, boolean thinks) {
        Value heat = asked.get("temperature");
        if (heat.isNumber() && !thinks) {
            boolean hot = heat.number(0) > HOTTEST;
            out.put(",\"temperature\":").put(hot ? "1" : heat.written());
            if (hot) {
                asked.drop("temperature=1");
            }
        } else if (heat.present()) {
            asked.drop("temperature");
        }
    }

    static void stops(Bytes out, Value stop) {
        Bytes list = new Bytes(64);
        for (Value each : stop.isString() ? List.of(stop) : stop.items()) {
            if (!Roles.isBlank(each)) {
                list.put(list.length() == 0 ? "" : ",").put(each);
            }
        }
        if (list.length() > 0) {
            out.put(",\"stop_sequences\":[").put(list).put("]");
        }
    }
}

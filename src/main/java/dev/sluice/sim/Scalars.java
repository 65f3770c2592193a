package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The numbers and strings of an [Instance], within the bounds of one flat schema.
record Scalars(ObjectNode flat, Bounds bounds) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    Scalars(ObjectNode flat) {
        this(flat, new Bounds(flat));
    }

    /// The `turn`-th whole number above the lower bound, or else below the upper one.
    JsonNode integer(int turn) {
        BigDecimal step = step(BigDecimal.ONE);
        return JsonNodeFactory.instance.numberNode(stepped(step, turn).toBigInteger());
    }

    /// With a half where the bounds leave room for one, so that it reads as a number and not as an
    /// integer.
    JsonNode number(int turn) {
        BigDecimal step = step(HALF);
        BigDecimal value = stepped(step, turn);
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        if (flat.has("multipleOf") || !whole) {
            return JsonNodeFactory.instance.numberNode(value);
        }
        BigDecimal half = value.add(HALF);
        return JsonNodeFactory.instance.numberNode(
                bounds.above(half) && bounds.below(half) ? half : middle(value));
    }

    String text(int turn) {
        String shaped = shaped(turn);
        if (!shaped.isEmpty()) {
            return shaped;
        }
        int most =
                flat.has("maxLength")
                        ? Math.max(0, flat.path("maxLength").asInt())
                        : Integer.MAX_VALUE;
        StringBuilder text = new StringBuilder(turn == 0 ? "simulated" : turn + " simulated");
        while (text.length() < flat.path("minLength").asInt()) {
            text.append(" simulated");
        }
        int least = Math.max(flat.path("minLength").asInt(), Math.min(text.length(), most));
        text.setLength(Math.min(least, most));
        return text.toString();
    }

    /// Formats of the 2020-12 vocabulary; a name nobody knows constrains nothing.
    private String shaped(int turn) {
        int two = 10 + turn % 50;
        return switch (flat.path("format").asText("")) {
            case "date-time" -> "2026-01-01T00:00:" + two + "Z";
            case "date" -> "20" + two + "-01-01";
            case "time" -> "00:00:" + two + "Z";
            case "duration" -> "PT" + two + "S";
            case "email", "idn-email" -> "simulated" + turn + "@example.com";
            case "hostname", "idn-hostname" -> "simulated" + turn + ".example.com";
            case "ipv4" -> "192.0.2." + two;
            case "ipv6" -> "2001:db8::" + two;
            case "uri", "iri", "uri-reference" -> "https://example.com/simulated/" + turn;
            case "uuid" -> "00000000-0000-4000-8000-0000000000" + two;
            default -> "";
        };
    }

    private BigDecimal step(BigDecimal otherwise) {
        return flat.path("multipleOf").asDouble() > 0
                ? flat.path("multipleOf").decimalValue()
                : otherwise.max(BigDecimal.ONE);
    }

    private BigDecimal stepped(BigDecimal step, int turn) {
        if (!bounds.floor() && bounds.ceiling()) {
            BigDecimal value = snapped(bounds.lowest(), step, RoundingMode.FLOOR);
            value = bounds.below(value) ? value : value.subtract(step);
            return value.subtract(step.multiply(BigDecimal.valueOf(turn)));
        }
        BigDecimal value =
                bounds.floor() ? snapped(bounds.highest(), step, RoundingMode.CEILING) : step;
        value = bounds.above(value) ? value : value.add(step);
        BigDecimal later = value.add(step.multiply(BigDecimal.valueOf(turn)));
        return bounds.below(later) ? later : value;
    }

    private static BigDecimal snapped(BigDecimal bound, BigDecimal step, RoundingMode mode) {
        return bound.divide(step, 0, mode).multiply(step);
    }

    /// A number between two bounds that hold no whole number and no half.
    private BigDecimal middle(BigDecimal otherwise) {
        boolean fits = bounds.above(otherwise) && bounds.below(otherwise);
        return fits || !bounds.floor() || !bounds.ceiling()
                ? otherwise
                : bounds.highest().add(bounds.lowest()).multiply(HALF);
    }
}

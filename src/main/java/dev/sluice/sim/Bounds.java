package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/// Between which numbers one flat schema leaves room.
record Bounds(ObjectNode flat) {

    boolean floor() {
        return flat.has("minimum") || exclusive("exclusiveMinimum");
    }

    boolean ceiling() {
        return flat.has("maximum") || exclusive("exclusiveMaximum");
    }

    BigDecimal highest() {
        BigDecimal open = bound("exclusiveMinimum", "minimum");
        return open.max(bound("minimum", "exclusiveMinimum"));
    }

    BigDecimal lowest() {
        BigDecimal open = bound("exclusiveMaximum", "maximum");
        return open.min(bound("maximum", "exclusiveMaximum"));
    }

    private BigDecimal bound(String name, String otherwise) {
        JsonNode value = flat.path(name).isNumber() ? flat.path(name) : flat.path(otherwise);
        return value.decimalValue();
    }

    boolean above(BigDecimal value) {
        return (!flat.has("minimum") || value.compareTo(flat.path("minimum").decimalValue()) >= 0)
                && (!exclusive("exclusiveMinimum")
                        || value.compareTo(flat.path("exclusiveMinimum").decimalValue()) > 0);
    }

    boolean below(BigDecimal value) {
        return (!flat.has("maximum") || value.compareTo(flat.path("maximum").decimalValue()) <= 0)
                && (!exclusive("exclusiveMaximum")
                        || value.compareTo(flat.path("exclusiveMaximum").decimalValue()) < 0);
    }

    /// Draft 4 wrote a boolean here; it is read as the plain bound.
    private boolean exclusive(String name) {
        return flat.path(name).isNumber();
    }
}

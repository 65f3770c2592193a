package dev.sluice.training;

import java.util.List;
import java.util.Locale;

/// Small drawings in SVG, 320 by 240, both axes from 0 to 1 unless a range is given.
final class Chart {

    private static final int SIDE = 220;
    private static final int LEFT = 40;
    private static final int TOP = 12;

    private final StringBuilder svg = new StringBuilder();
    private final double low;
    private final double high;

    /// @param low the lowest value of the vertical axis, with `high`
    Chart(String across, String up, double low, double high) {
        this.low = low;
        this.high = high;
        svg.append("<svg viewBox=\"0 0 320 280\" role=\"img\"><rect class=\"frame\" ");
        svg.append(
                "x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>".formatted(LEFT, TOP, SIDE, SIDE));
        for (double tick : List.of(0.0, 0.5, 1.0)) {
            text(x(tick), TOP + SIDE + 14, "middle", String.format(Locale.ROOT, "%.1f", tick));
            text(
                    LEFT - 4,
                    y(low + tick * (high - low)) + 3,
                    "end",
                    String.format(Locale.ROOT, "%.2f", low + tick * (high - low)));
        }
        text(LEFT + SIDE / 2.0, TOP + SIDE + 30, "middle", across);
        text(LEFT + 4, TOP + 11, "start", up);
    }

    private double x(double share) {
        return LEFT + share * SIDE;
    }

    private double y(double value) {
        return TOP + SIDE - (value - low) / (high - low) * SIDE;
    }

    private void text(double x, double y, String anchor, String words) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                        x,
                        y,
                        anchor,
                        words));
    }

    /// @param style a class of the report's style sheet
    Chart line(String style, double[] across, double[] up) {
        svg.append("<polyline class=\"").append(style).append("\" points=\"");
        for (int i = 0; i < across.length; i++) {
            svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(across[i]), y(up[i])));
        }
        svg.append("\"/>");
        return this;
    }

    Chart dot(String style, double across, double up, double least, double most) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>"
                                + "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>",
                        style,
                        x(across),
                        x(across),
                        y(least),
                        y(most),
                        style,
                        x(across),
                        y(up)));
        return this;
    }

    String svg() {
        return svg + "</svg>";
    }
}

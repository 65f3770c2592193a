package dev.sluice.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.training.Table.Cell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table as JSON, for who checks it with another scorer. What is not defined is left out.
final class Figures {

    static final String FILE = "figures.json";

    private final Table table;

    Figures(Table table) {
        this.table = table;
    }

    byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("artifact", table.artifact);
            json.writeNumberField("folds", table.order.folds());
            json.writeNumberField("seed", table.order.seed());
            json.writeNumberField("threshold", table.order.threshold());
            for (int part = 0; part < table.parts.size(); part++) {
                part(json, part);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void part(JsonGenerator json, int part) throws IOException {
        List<Row> rows = Picks.rows(table.rows, table.parts.get(part).places());
        json.writeObjectFieldStart(table.parts.get(part).name());
        json.writeNumberField("n", rows.size());
        number(json, "weak", rows.stream().mapToDouble(Row::weak).average().orElse(0));
        number(json, "strong", rows.stream().mapToDouble(Row::strong).average().orElse(0));
        number(json, "need", rows.stream().mapToDouble(r -> r.needs() ? 1 : 0).average().orElse(0));
        for (int way = 0; way < table.ways.size(); way++) {
            json.writeObjectFieldStart(table.ways.get(way).name());
            cell(json, table.cell(part, way));
            at(json, table.at(part, way));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void cell(JsonGenerator json, Cell cell) throws IOException {
        number(json, "apgr", cell.apgr());
        number(json, "apgr11", cell.apgr11());
        number(json, "cpt50", cell.cpt50());
        number(json, "cpt80", cell.cpt80());
        number(json, "auc", cell.auc());
        if (cell.intervals() != null) {
            number(json, "low", cell.intervals().own().low());
            number(json, "high", cell.intervals().own().high());
            number(json, "above_length_low", cell.intervals().aboveLength().low());
            number(json, "above_length_high", cell.intervals().aboveLength().high());
            number(json, "above_keyword_low", cell.intervals().aboveKeyword().low());
            number(json, "above_keyword_high", cell.intervals().aboveKeyword().high());
        }
        if (cell.reliability() != null) {
            number(json, "ece", cell.reliability().ece());
            number(json, "ece_floor", cell.reliability().floor());
            number(json, "brier", cell.reliability().brier());
            number(json, "log_loss", cell.reliability().logLoss());
        }
    }

    private static void at(JsonGenerator json, @Nullable OperatingPoint here) throws IOException {
        if (here != null) {
            OperatingPoint.Band band = here.band();
            json.writeObjectFieldStart("at_threshold");
            within(json, "share", here.at().share(), band.share());
            within(json, "quality", here.at().quality(), band.quality());
            within(json, "pgr", here.at().pgr(), band.pgr());
            within(json, "missed", here.at().missed(), band.missed());
            within(json, "wasted", here.at().wasted(), band.wasted());
            json.writeEndObject();
        }
    }

    private static void within(JsonGenerator json, String name, double value, Bootstrap.Interval of)
            throws IOException {
        number(json, name, value);
        number(json, name + "_low", of.low());
        number(json, name + "_high", of.high());
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (!Double.isNaN(value)) {
            json.writeNumberField(name, value);
        }
    }
}

package dev.sluice.dialect;

/// Every preset that comes with the product, in at least one exchange.
class PresetGoldenTest extends GoldenContract {

    PresetGoldenTest() {
        super("presets");
    }

    @Override
    Dialect dialect() {
        return new OpenAi();
    }
}

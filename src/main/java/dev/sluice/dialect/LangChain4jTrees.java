package dev.sluice.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as the maps and lists that LangChain4j takes.
final class LangChain4jTrees {

    private LangChain4jTrees() {}

    static Map<String, Object> map(Value object) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < object.size(); i++) {
            Object value = tree(object.at(i));
            if (value != null) {
                map.put(object.name(i), value);
            }
        }
        return map;
    }

    static @Nullable Object tree(Value value) {
        if (value.isString()) {
            return value.text();
        }
        if (value.isObject()) {
            return map(value);
        }
        if (value.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            value.items().forEach(each -> list.add(tree(each)));
            return list;
        }
        if (value.isTrue() || value.isFalse()) {
            return value.isTrue();
        }
        return value.isNumber() ? number(value.number(Double.NaN)) : null;
    }

    private static Object number(double number) {
        if (!Double.isFinite(number)) {
            throw Cannot.read("tools", "holds a number out of range", "write a smaller one");
        }
        return number == (int) number ? (Object) (int) number : number;
    }
}

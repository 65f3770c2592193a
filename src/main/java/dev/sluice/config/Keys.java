package dev.sluice.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the records of [Shape] say of the keys of the files: the one place that looks at them by
/// reflection.
final class Keys {

    private record Plain(@Doc("a text") String text) {}

    /// Of values that have no key of their own: items of a map.
    static final Doc PLAIN = Plain.class.getRecordComponents()[0].getAnnotation(Doc.class);

    private Keys() {}

    static String key(RecordComponent component) {
        return kebab(component.getName());
    }

    /// `ttftP95` is `ttft-p95`.
    static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /// Every key a record may have, those of its [Shape.Inline] parts included.
    static List<String> keys(Class<?> type) {
        return components(type).map(Keys::key).toList();
    }

    static Stream<RecordComponent> components(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(part -> inline(part) ? components(part.getType()) : Stream.of(part));
    }

    static boolean inline(RecordComponent component) {
        return component.getType().isAnnotationPresent(Shape.Inline.class);
    }

    /// What a component is when its key is left out.
    static @Nullable Object nothing(RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        return component.getType() == List.class ? List.of() : Map.of();
    }

    static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    /// A record whose components are made one by one.
    static Object make(Class<?> type, Function<RecordComponent, @Nullable Object> each) {
        Object[] arguments = Stream.of(type.getRecordComponents()).map(each).toArray();
        try {
            Class<?>[] types =
                    Stream.of(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type, e);
        }
    }

    static @Nullable Object value(Record fields, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fields);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}

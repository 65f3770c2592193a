package dev.sluice.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;

/// Takes the signals that end a process away from the JVM, whose own answer to them is to exit with
/// 143 and to hear no second one.
///
/// By reflection: the JDK has no other way to hear a signal than `sun.misc.Signal` of its module
/// `jdk.unsupported`, and any mention of that is a compiler warning that cannot be switched off.
final class Signals {

    /// SIGINT is a terminal's Ctrl-C, SIGHUP its end, SIGTERM a supervisor's.
    private static final List<String> ENDING = List.of("TERM", "INT", "HUP");

    private Signals() {}

    /// @param heard told the signal's name, each time on a thread of its own
    static void hear(Consumer<String> heard) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> receiver = Class.forName("sun.misc.SignalHandler");
        for (String name : ENDING) {
            Object proxy =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(),
                            new Class<?>[] {receiver},
                            (self, method, arguments) -> {
                                if (method.getDeclaringClass() != receiver) {
                                    return method.invoke(heard, arguments);
                                }
                                heard.accept("SIG" + name);
                                return null;
                            });
            take(signal, receiver, name, proxy);
        }
    }

    /// A JVM started with `-Xrs` keeps signals to itself: then its own way stays.
    private static void take(Class<?> signal, Class<?> receiver, String name, Object proxy)
            throws ReflectiveOperationException {
        Object named = signal.getConstructor(String.class).newInstance(name);
        try {
            signal.getMethod("handle", signal, receiver).invoke(null, named, proxy);
        } catch (InvocationTargetException taken) {
            if (!(taken.getCause() instanceof IllegalArgumentException)) {
                throw taken;
            }
        }
    }
}

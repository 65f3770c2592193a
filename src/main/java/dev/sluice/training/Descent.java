package dev.sluice.training;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// Finds the lowest point of a smooth convex function: L-BFGS with a backtracking line search
/// (Nocedal and Wright, algorithms 7.4 and 3.1). Deterministic: one thread, fixed order of sums.
final class Descent {

    private static final int MEMORY = 10;
    private static final int MOST_STEPS = 200;
    private static final double FLAT = 1e-8;
    private static final double SUFFICIENT = 1e-4;

    /// Gives the value at a point and writes the gradient there.
    interface Slope {
        double at(double[] point, double[] gradient);
    }

    /// A step and the change of the gradient it brought.
    private record Pair(double[] step, double[] change, double rho) {}

    private Descent() {}

    /// Moves `point` to the lowest.
    static double[] lowest(Slope slope, double[] start) {
        double[] point = start.clone();
        double[] gradient = new double[point.length];
        double value = slope.at(point, gradient);
        Deque<Pair> memory = new ArrayDeque<>();
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = direction(gradient, memory);
            double fall = dot(direction, gradient);
            double[] next = new double[point.length];
            double[] nextGradient = new double[point.length];
            double size = memory.isEmpty() ? Math.min(1, 1 / Math.sqrt(-fall)) : 1;
            double nextValue;
            do {
                for (int i = 0; i < point.length; i++) {
                    next[i] = point[i] + size * direction[i];
                }
                nextValue = slope.at(next, nextGradient);
                size /= 2;
            } while (nextValue > value + 2 * SUFFICIENT * size * fall && size > 1e-12);
            boolean flat = value - nextValue <= FLAT * Math.max(1, Math.abs(nextValue));
            remember(memory, point, next, gradient, nextGradient);
            point = next;
            gradient = nextGradient;
            value = nextValue;
            if (flat) {
                break;
            }
        }
        return point;
    }

    private static void remember(
            Deque<Pair> memory, double[] from, double[] to, double[] before, double[] after) {
        double[] step = new double[from.length];
        double[] change = new double[from.length];
        for (int i = 0; i < step.length; i++) {
            step[i] = to[i] - from[i];
            change[i] = after[i] - before[i];
        }
        double curvature = dot(step, change);
        if (curvature > 1e-12) {
            memory.addLast(new Pair(step, change, 1 / curvature));
            if (memory.size() > MEMORY) {
                memory.removeFirst();
            }
        }
    }

    private static double[] direction(double[] gradient, Deque<Pair> memory) {
        double[] q = gradient.clone();
        double[] alphas = new double[memory.size()];
        int i = memory.size();
        for (Iterator<Pair> back = memory.descendingIterator(); back.hasNext(); ) {
            Pair pair = back.next();
            double alpha = pair.rho * dot(pair.step, q);
            alphas[--i] = alpha;
            add(q, -alpha, pair.change);
        }
        double scale = -1;
        if (!memory.isEmpty()) {
            Pair last = memory.getLast();
            scale = -1 / (last.rho * dot(last.change, last.change));
        }
        for (int j = 0; j < q.length; j++) {
            q[j] *= scale;
        }
        for (Pair pair : memory) {
            double beta = pair.rho * dot(pair.change, q);
            add(q, -alphas[i++] - beta, pair.step);
        }
        return q;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

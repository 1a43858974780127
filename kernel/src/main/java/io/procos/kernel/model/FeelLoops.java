package io.procos.kernel.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Counts how often the loops ({@code for}, {@code some}, {@code every}) of one FEEL expression turn, as far as their
 * ranges are written as numbers: nested loops and several iterators multiply, loops side by side do not. It reads
 * words, not grammar, in time linear to the text, so a text that is no FEEL does no harm.
 */
final class FeelLoops {
    /** One loop being read. {@code around} is how often the loops around it turn. */
    private static final class Loop {
        final int depth;
        final double around;
        double turns = 1;
        boolean body;

        Loop(int depth, double around) {
            this.depth = depth;
            this.around = around;
        }
    }

    private final List<String> tokens;
    private final Deque<Loop> loops = new ArrayDeque<>();
    private final Deque<Integer> branches = new ArrayDeque<>();
    private int depth;
    private double worst;

    private FeelLoops(List<String> tokens) {
        this.tokens = tokens;
    }

    /** How often the innermost body of the costliest loop runs; 0 when there is no loop. */
    static double turns(String expression) {
        if (!expression.contains("..")) {
            return 0;
        }
        return new FeelLoops(FeelTokens.of(expression)).count();
    }

    private double count() {
        for (int i = 0; i < tokens.size(); i++) {
            read(tokens.get(i), i);
        }
        return worst;
    }

    private void read(String token, int at) {
        switch (token) {
            case "for", "some", "every" -> loops.push(new Loop(depth, product()));
            case "in" -> readRange(at + 1);
            case "return", "satisfies" -> beginBody();
            case "(", "[", "{" -> depth++;
            case ")", "]", "}" -> close();
            case "," -> endBodies();
            case "then" -> branches.push(loops.size());
            case "else" -> endBranch();
            default -> {} // every other word is somebody's name, number or operator
        }
    }

    private double product() {
        Loop inner = loops.peek();
        return inner == null ? 1 : inner.around * inner.turns;
    }

    private void readRange(int from) {
        Loop loop = loops.peek();
        if (loop != null && !loop.body && loop.depth == depth) {
            loop.turns *= LiteralRange.size(tokens, from);
            worst = Math.max(worst, product());
        }
    }

    private void beginBody() {
        Loop loop = loops.peek();
        if (loop != null && loop.depth == depth) {
            loop.body = true;
        }
    }

    private void close() {
        depth--;
        while (!loops.isEmpty() && loops.element().depth > depth) {
            loops.pop();
        }
    }

    /** A comma after a body ends it; before the body it only parts two iterators. */
    private void endBodies() {
        while (!loops.isEmpty() && loops.element().body && loops.element().depth == depth) {
            loops.pop();
        }
    }

    private void endBranch() {
        int before = branches.isEmpty() ? 0 : branches.pop();
        while (loops.size() > before) {
            loops.pop();
        }
    }
}

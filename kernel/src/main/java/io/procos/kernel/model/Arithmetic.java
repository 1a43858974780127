package io.procos.kernel.model;

import java.util.List;
import java.util.OptionalDouble;

/** Works out a short arithmetic expression of numbers: {@code + - * / **} and brackets. */
final class Arithmetic {
    private final List<String> tokens;
    private int at;

    private Arithmetic(List<String> tokens) {
        this.tokens = tokens;
    }

    static boolean isPart(String token) {
        return Character.isDigit(token.charAt(0)) || "+ - * / ** ( )".contains(token);
    }

    /** Empty when the tokens are not an expression. The caller keeps the list short, so recursion is shallow. */
    static OptionalDouble value(List<String> tokens) {
        Arithmetic reader = new Arithmetic(tokens);
        double value = reader.sum();
        boolean whole = reader.at == tokens.size() && !tokens.isEmpty();
        return whole && !Double.isNaN(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private double sum() {
        double value = product();
        while (at < tokens.size()) {
            if (take("+")) {
                value += product();
            } else if (take("-")) {
                value -= product();
            } else {
                return value;
            }
        }
        return value;
    }

    private double product() {
        double value = power();
        while (at < tokens.size()) {
            if (take("*")) {
                value *= power();
            } else if (take("/")) {
                value /= power();
            } else {
                return value;
            }
        }
        return value;
    }

    private double power() {
        double base = operand();
        return take("**") ? Math.pow(base, power()) : base;
    }

    private double operand() {
        if (take("-")) {
            return -operand();
        }
        if (take("(")) {
            double value = sum();
            return take(")") ? value : Double.NaN;
        }
        boolean number = at < tokens.size() && Character.isDigit(tokens.get(at).charAt(0));
        return number ? Double.parseDouble(tokens.get(at++)) : Double.NaN;
    }

    private boolean take(String token) {
        boolean found = at < tokens.size() && tokens.get(at).equals(token);
        at += found ? 1 : 0;
        return found;
    }
}

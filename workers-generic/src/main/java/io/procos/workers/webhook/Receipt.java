package io.procos.workers.webhook;

/** What becomes of a call. */
sealed interface Receipt {

    /** The engine has it on its disk. */
    record Accepted() implements Receipt {}

    /** Not signed by one who knows the secret, or not just now; which of them is nobody's business. */
    record Unsigned() implements Receipt {}

    /** Its id stands for other content. */
    record Contradiction() implements Receipt {}

    /** It can never be taken; {@code why} is for the caller and holds none of its values. */
    record Unusable(String why) implements Receipt {}

    /** Not now. */
    record Later() implements Receipt {}
}

/** What an adapter's test needs: run it through the whole pipeline, in about ten lines. */
@org.jspecify.annotations.NullMarked
package io.procos.tde.testkit;

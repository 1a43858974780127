/** The executor in a Spring Boot application: put it on the classpath, declare adapters as beans, done. */
@NullMarked
package io.procos.tde.spring;

import org.jspecify.annotations.NullMarked;

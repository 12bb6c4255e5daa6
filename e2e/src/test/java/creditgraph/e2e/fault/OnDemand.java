package creditgraph.e2e.fault;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Tests that take minutes and run with `-Dcreditgraph.faults=on` alone.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
    named = "creditgraph.faults",
    matches = "on",
    disabledReason = "takes minutes; -Dcreditgraph.faults=on")
@Timeout(900)
@interface OnDemand {}

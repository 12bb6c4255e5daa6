package creditgraph.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Who may depend on whom. This module sees every other, so the rules stand here.
@AnalyzeClasses(packages = "creditgraph", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {

  @ArchTest
  static final ArchRule graphKnowsTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("creditgraph.graph..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("creditgraph.graph..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule testkitKnowsTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("creditgraph.testkit..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("creditgraph.testkit..", "java..", "javax.xml..", "org.jspecify..");

  @ArchTest
  static final ArchRule protocolKnowsNoOtherModule =
      classes()
          .that()
          .resideInAPackage("creditgraph.protocol..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "creditgraph.protocol..",
              "java..",
              "org.apache.pekko.actor.typed..",
              "com.fasterxml.jackson.annotation..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule rulesKnowTheGraphAndNoActor =
      noClasses()
          .that()
          .resideInAPackage("creditgraph.game..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.pekko..",
              "creditgraph.protocol..",
              "creditgraph.catalog..",
              "creditgraph.ingest..",
              "creditgraph.node..",
              "creditgraph.http..");

  @ArchTest
  static final ArchRule catalogKnowsNoActorAndNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage("creditgraph.catalog..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.pekko..",
              "creditgraph.graph..",
              "creditgraph.game..",
              "creditgraph.protocol..",
              "creditgraph.ingest..",
              "creditgraph.node..",
              "creditgraph.http..");

  @ArchTest
  static final ArchRule ingestKnowsNoCluster =
      noClasses()
          .that()
          .resideInAPackage("creditgraph.ingest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.pekko.cluster..",
              "org.apache.pekko.http..",
              "creditgraph.protocol..",
              "creditgraph.node..",
              "creditgraph.http..");

  @ArchTest
  static final ArchRule gatewayKnowsMessagesNotTheGraph =
      noClasses()
          .that()
          .resideInAPackage("creditgraph.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.pekko.cluster..",
              "java.sql..",
              "creditgraph.graph..",
              "creditgraph.game..",
              "creditgraph.catalog..",
              "creditgraph.ingest..",
              "creditgraph.node..");

  @ArchTest
  static final ArchRule clusterNeverReadsADumpOrACatalog =
      noClasses()
          .that()
          .resideInAPackage("creditgraph.node..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "creditgraph.catalog..",
              "creditgraph.ingest..",
              "org.apache.parquet..",
              "org.duckdb..",
              "javax.xml..",
              "com.fasterxml.aalto..");

  @ArchTest
  static final ArchRule onlyIngestReadsXml =
      noClasses()
          .that()
          .resideOutsideOfPackages("creditgraph.ingest..", "creditgraph.testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.xml..", "com.fasterxml.aalto..");

  /// On a worker no class of it is loaded.
  @ArchTest
  static final ArchRule onlyMetricsOfControlKnowTheirLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("creditgraph.node.metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micrometer..", "io.prometheus..");

  @ArchTest
  static final ArchRule nothingDependsOnTheCommands =
      noClasses()
          .that()
          .resideOutsideOfPackage("creditgraph.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("creditgraph.cli..");

  @ArchTest
  static final ArchRule modulesHaveNoCycle =
      slices().matching("creditgraph.(*)..").should().beFreeOfCycles();
}

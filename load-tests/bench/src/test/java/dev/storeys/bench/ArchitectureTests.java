package dev.storeys.bench;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.storeys.testing.ArchitectureRules;

@AnalyzeClasses(
        packages = "dev.storeys.bench",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests rules = ArchTests.in(ArchitectureRules.class);
}

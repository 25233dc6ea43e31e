package eu.kapstok.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a missing setting into words for whoever starts the application, instead of a stack trace. */
class MissingSettingAnalyzer extends AbstractFailureAnalyzer<MissingSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingSetting missing) {
        return new FailureAnalysis(missing.getMessage(),
                "Set it in a configuration file or in the environment (%s), or start with profile demo to try the product."
                        .formatted(String.join(", ", missing.environmentVariables())), missing);
    }
}

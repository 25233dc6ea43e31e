package eu.kapstok.signing;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the application what is wrong with the seal's key, instead of a stack trace. */
class UnusableSealKeyAnalyzer extends AbstractFailureAnalyzer<UnusableSealKey> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSealKey unusable) {
        return new FailureAnalysis(unusable.getMessage(),
                "Correct the settings kapstok.signing.*; nothing can be signed with another key in its place.", unusable);
    }
}

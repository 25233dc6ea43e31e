package eu.kapstok.engine;

import java.util.Set;

/** A delegate that sets variables beyond the declared ones of its process, such as what a decision asks for. */
public interface SetsVariables {

    Set<String> variables();
}

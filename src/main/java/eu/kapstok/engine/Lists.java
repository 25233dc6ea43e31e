package eu.kapstok.engine;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets a model repeat a task for each entry of a comma separated variable: {@code ${lists.of(approverGroups)}}. */
@Component("lists")
public class Lists {

    /** The entries in their order, without blanks; empty for null or blank text. */
    public List<String> of(String commaSeparated) {
        if (commaSeparated == null) {
            return List.of();
        }
        return Arrays.stream(commaSeparated.split(",")).map(String::trim).filter(entry -> !entry.isEmpty()).toList();
    }
}

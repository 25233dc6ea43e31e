package eu.kapstok.claim;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The collectors that claims on Belgian consumers can be given to, as settings name them. */
@ConfigurationProperties("claim")
public record Collectors(@DefaultValue List<Collector> collectors) {

    /** By the name that people call it, capitals aside. */
    public Optional<Collector> find(String name) {
        return collectors.stream().filter(one -> name != null && name.strip().equalsIgnoreCase(one.name())).findFirst();
    }

    public List<String> names() {
        return collectors.stream().map(Collector::name).toList();
    }
}

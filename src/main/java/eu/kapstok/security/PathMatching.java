package eu.kapstok.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;

/** All rules match the whole path, whichever servlet answers; matching by servlet once missed the engine's REST. */
@Configuration
class PathMatching {

    @Bean
    static PathPatternRequestMatcherBuilderFactoryBean pathPatternRequestMatcherBuilder() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }
}

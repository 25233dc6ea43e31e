package eu.kapstok.insight;

import eu.kapstok.portal.Section;
import eu.kapstok.security.StaffGroup;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where figures stand in the staff's menu. */
@Configuration
class InsightSections {

    @Bean
    Section insightSection() {
        return new Section(Section.Audience.STAFF, 40, "/staff/insight", "insight.section", "chart", Set.copyOf(StaffGroup.withFigures()));
    }
}

package eu.kapstok.claim;

import eu.kapstok.portal.Section;
import eu.kapstok.security.StaffGroup;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where claims stand in the staff's menu. */
@Configuration
class ClaimSections {

    static final StaffGroup[] MAINTAINERS = {StaffGroup.CREDIT_CONTROL, StaffGroup.FINANCE_DIRECTION};

    @Bean
    Section claimSection() {
        return new Section(Section.Audience.STAFF, 37, "/staff/dunning/calculator", "claim.section", "chart", Set.of(MAINTAINERS));
    }
}

package eu.kapstok.contract;

import eu.kapstok.portal.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where contracts stand in the menus. */
@Configuration
class ContractSections {

    @Bean
    Section contractsSection() {
        return new Section(Section.Audience.CUSTOMERS, 38, "/portal/contracts", "contract.section", "pencil");
    }

    @Bean
    Section staffContractsSection() {
        return new Section(Section.Audience.STAFF, 27, "/staff/contracts", "contract.staff.section", "pencil");
    }
}

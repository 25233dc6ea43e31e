package eu.kapstok.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import eu.kapstok.engine.MissingSetting;
import eu.kapstok.testing.KapstokTest;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@KapstokTest
class StaffSetupTest {

    @Autowired
    StaffSetup setup;
    @Autowired
    StaffDirectory staff;
    @Autowired
    ProcessEngine engine;

    @Test
    void trialHasOnePersonPerGroupWhoCanBeMailed() {
        for (StaffGroup group : StaffGroup.values()) {
            assertThat(staff.membersOf(group)).as(group.id()).anySatisfy(member -> {
                assertThat(member.id()).isEqualTo(group.id());
                assertThat(member.email()).isEqualTo(group.id() + "@kapstok.example");
                assertThat(member.name()).contains(" ");
            });
        }
        assertThat(staff.nameOf("sales")).isEqualTo("Sofie Maes");
        assertThat(staff.nameOf("nobody-at-all")).isEqualTo("nobody-at-all");
    }

    @Test
    void anotherStartChangesNothing() {
        List<Long> before = counts();

        setup.afterSingletonsInstantiated();

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void listsLeaveTheirOrderToTheReader() {
        FilterService filters = engine.getFilterService();
        Filter old = filters.createTaskFilterQuery().filterName("My groups' tasks").singleResult();
        filters.saveFilter(old.setQuery(old.<TaskQuery>getQuery().orderByTaskCreateTime().asc()));

        setup.afterSingletonsInstantiated();

        assertThat(filters.createTaskFilterQuery().list()).filteredOn(filter -> filter.getProperties().containsKey("kapstok"))
                .isNotEmpty().allSatisfy(filter -> assertThat(((FilterEntity) filter).getQueryInternal()).doesNotContain("sorting"));
    }

    @Test
    void noListShowsACustomersTask() {
        SampleProcess process = SampleProcess.deploy(engine);
        try {
            String task = process.start().getId();
            engine.getIdentityService().setAuthentication("sales", List.of("sales"));
            engine.getTaskService().complete(task);
            List<Filter> lists = engine.getFilterService().createTaskFilterQuery().list();
            assertThat(lists).extracting(Filter::getName).contains("My tasks", "My groups' tasks", "Overdue");
            assertThat(lists).allSatisfy(list -> assertThat(engine.getFilterService().<Task>list(list.getId())).as(list.getName())
                    .extracting(Task::getName).doesNotContain(SampleProcess.CUSTOMERS_TASK));
        } finally {
            engine.getIdentityService().clearAuthentication();
            process.remove();
        }
    }

    @Test
    void outsideTheTrialTheFirstAdministratorHasToBeNamed() {
        IdentityService nobody = mock(IdentityService.class, RETURNS_DEEP_STUBS);

        assertThatThrownBy(() -> elsewhere(nobody, null, null).afterSingletonsInstantiated())
                .isInstanceOf(MissingSetting.class).hasMessageContaining("kapstok.admin.user");
        assertThatThrownBy(() -> elsewhere(nobody, "pieter", " ").afterSingletonsInstantiated())
                .isInstanceOf(MissingSetting.class).hasMessageContaining("kapstok.admin.password");

        elsewhere(nobody, "pieter", "secret").afterSingletonsInstantiated();
        verify(nobody).createMembership("pieter", "camunda-admin");
    }

    private static StaffSetup elsewhere(IdentityService identity, String user, String password) {
        return new StaffSetup(identity, mock(RepositoryService.class, RETURNS_DEEP_STUBS), mock(StaffRights.class),
                mock(StaffFilters.class), new StaffSetup.Settings(user, password, null), new StandardEnvironment(),
                new TransactionTemplate(mock(PlatformTransactionManager.class)), mock(JdbcClient.class, RETURNS_DEEP_STUBS));
    }

    private List<Long> counts() {
        return List.of(engine.getIdentityService().createUserQuery().count(), engine.getIdentityService().createGroupQuery().count(),
                engine.getAuthorizationService().createAuthorizationQuery().count(),
                engine.getFilterService().createFilterQuery().count());
    }
}

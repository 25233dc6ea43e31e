package eu.kapstok.security;

import eu.kapstok.engine.MissingSetting;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the staff groups, their rights and their lists at every start, and the first people: one per group in the trial,
 * an administrator elsewhere.
 */
@Component
class StaffSetup implements SmartInitializingSingleton {

    /** The first administrator; needed only while nobody is in that group. */
    @ConfigurationProperties("kapstok.admin")
    record Settings(String user, String password, String email) {
    }

    private record DemoUser(StaffGroup group, String firstName, String lastName) {
    }

    private static final int FIRST_EXTENSION = 21;

    private static final List<DemoUser> DEMO_USERS = List.of(
            new DemoUser(StaffGroup.SALES, "Sofie", "Maes"),
            new DemoUser(StaffGroup.SALES_MANAGEMENT, "Marc", "De Smet"),
            new DemoUser(StaffGroup.SALES_DIRECTION, "Ingrid", "Van den Broeck"),
            new DemoUser(StaffGroup.FINANCE_DIRECTION, "Koen", "Lambrechts"),
            new DemoUser(StaffGroup.MANAGEMENT, "Hilde", "Verstraeten"),
            new DemoUser(StaffGroup.CREDIT_CONTROL, "Youssef", "Amrani"),
            new DemoUser(StaffGroup.LEGAL, "Nathalie", "Dubois"),
            new DemoUser(StaffGroup.BACK_OFFICE, "Els", "Wouters"),
            new DemoUser(StaffGroup.CUSTOMER_SERVICE, "Thomas", "Claes"),
            new DemoUser(StaffGroup.WAREHOUSE, "Dirk", "Goossens"),
            new DemoUser(StaffGroup.SIGNATORY, "Luc", "Hermans"),
            new DemoUser(StaffGroup.PROCESS_OWNER, "Leen", "Jacobs"),
            new DemoUser(StaffGroup.CAMUNDA_ADMIN, "Pieter", "Mertens"));

    private static final int MANY = 1000;

    private final IdentityService identity;
    private final RepositoryService repository;
    private final StaffRights rights;
    private final StaffFilters filters;
    private final Settings settings;
    private final Environment environment;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    StaffSetup(IdentityService identity, RepositoryService repository, StaffRights rights, StaffFilters filters,
               Settings settings, Environment environment, TransactionTemplate transaction, JdbcClient jdbc) {
        this.identity = identity;
        this.repository = repository;
        this.rights = rights;
        this.filters = filters;
        this.settings = settings;
        this.environment = environment;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** One node after the other, when several start at once. */
    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('kapstok.staff'), 0)").query().listOfRows();
            for (StaffGroup group : StaffGroup.values()) {
                makeGroup(group);
            }
            if (environment.acceptsProfiles(Profiles.of("demo"))) {
                DEMO_USERS.forEach(this::makeDemoUser);
            } else {
                makeFirstAdministrator();
            }
            rights.giveToEverybody();
            filters.make();
            // what was deployed by an earlier release gets what this one gives
            repository.createProcessDefinitionQuery().latestVersion().listPage(0, MANY).forEach(definition -> {
                Set<String> starters = repository.getIdentityLinksForProcessDefinition(definition.getId()).stream().map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull).collect(Collectors.toSet());
                rights.processDeployed(definition.getKey(), definition.getName(), starters);
                filters.processDeployed(definition.getKey(), definition.getName(), starters);
            });
        });
    }

    private void makeGroup(StaffGroup group) {
        if (identity.createGroupQuery().groupId(group.id()).count() == 0) {
            Group made = identity.newGroup(group.id());
            made.setName(group.label());
            made.setType("WORKFLOW");
            identity.saveGroup(made);
        }
    }

    private void makeDemoUser(DemoUser demo) {
        String id = demo.group().id();
        if (identity.createUserQuery().userId(id).count() == 0) {
            makeUser(id, id, demo.firstName(), demo.lastName(), id + "@kapstok.example", demo.group());
            // customers read the number of their account manager
            identity.setUserInfo(id, "phone", "+32 3 555 01 %d".formatted(FIRST_EXTENSION + demo.group().ordinal()));
        }
    }

    private void makeFirstAdministrator() {
        if (identity.createUserQuery().memberOfGroup(StaffGroup.CAMUNDA_ADMIN.id()).count() > 0) {
            return;
        }
        String user = MissingSetting.require(settings.user(), "kapstok.admin.user", "the id of the first administrator");
        String password = MissingSetting.require(settings.password(), "kapstok.admin.password",
                "the password of the first administrator");
        if (identity.createUserQuery().userId(user).count() == 0) {
            makeUser(user, password, user, "", settings.email(), StaffGroup.CAMUNDA_ADMIN);
        } else {
            identity.createMembership(user, StaffGroup.CAMUNDA_ADMIN.id());
        }
    }

    private void makeUser(String id, String password, String firstName, String lastName, String email, StaffGroup group) {
        User user = identity.newUser(id);
        user.setPassword(password);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEmail(email);
        identity.saveUser(user);
        identity.createMembership(id, group.id());
    }
}

package eu.kapstok.security;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.WebClient;
import eu.kapstok.testing.WebClient.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@KapstokTest
class AccessTest {

    @Autowired
    Environment environment;
    @Autowired
    CustomerService customers;
    @Autowired
    PersonalLinks links;
    @Autowired
    ProcessEngine engine;

    WebClient web;

    @BeforeEach
    void client() {
        web = new WebClient(environment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/actuator", "/actuator/env", "/actuator/heapdump", "/h2-console", "/swagger-ui.html",
            "/.git/config", "/application.yml", "/webjars/camunda/lib/deps.js", "/rest", "/v3/api-docs", "/portalx", "/loginx"})
    void whatIsNotNamedDoesNotExist(String path) {
        assertThat(web.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/portal, /portal/sign-in", "/portal/quotes, /portal/sign-in", "/portal/nothing, /portal/sign-in",
            "/staff, /login", "/staff/quotes, /login", "/camunda, /login", "/camunda/app/tasklist/default/, /login",
            "/camunda/app/cockpit/default/, /login", "/, /portal"})
    void strangerIsSentToTheRightSignIn(String path, String signIn) {
        assertThat(web.get(path).status()).isEqualTo(302);
        assertThat(web.get(path).location()).isEqualTo(signIn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/engine-rest/engine", "/engine-rest/task", "/engine-rest/user", "/api", "/api/staff/x",
            "/api/nothing", "/camunda/api/engine/engine/default/task", "/camunda/api/admin/auth/user/default",
            "/actuator/prometheus"})
    void strangersCallIsRefused(String path) {
        assertThat(web.get(path).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/webjars/htmx.org/dist/htmx.min.js", "/assets/kapstok.css", "/login",
            "/portal/sign-in"})
    void publicPagesAreOpen(String path) {
        assertThat(web.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest;x/engine", "//engine-rest/engine", "/engine-rest/%2e%2e/engine-rest/engine",
            "/portal/..;/engine-rest/engine"})
    void disguisedPathsAreRefused(String path) {
        assertThat(web.get(path).status()).isEqualTo(400);
    }

    @Test
    void engineChecksItsAuthorisationsForCallsOverRest() {
        SampleProcess process = SampleProcess.deploy(engine);
        try {
            String task = process.start().getId();
            assertThat(basic("sales").get("/engine-rest/task?processDefinitionKey=" + process.key()).body()).contains(task);
            assertThat(basic("process-owner").send("POST", "/engine-rest/task/" + task + "/claim", "application/json",
                    "{\"userId\":\"process-owner\"}").status()).isEqualTo(403);
            assertThat(basic("sales").send("PUT", "/engine-rest/task/" + task + "/variables/approved", "application/json",
                    "{\"value\":true,\"type\":\"Boolean\"}").status()).isEqualTo(403);
            assertThat(basic("sales").send("PUT", "/engine-rest/process-instance/" + process.task().getProcessInstanceId()
                    + "/variables/approved", "application/json", "{\"value\":true,\"type\":\"Boolean\"}").status()).isEqualTo(403);
            assertThat(basic("sales").send("DELETE", "/engine-rest/process-instance/" + process.task().getProcessInstanceId(),
                    "application/json", "").status()).isEqualTo(403);
            assertThat(basic("sales").send("POST", "/engine-rest/process-definition/key/" + process.key() + "/start",
                    "application/json", "{}").status()).isEqualTo(403);
            assertThat(basic("sales").send("POST", "/engine-rest/user/create", "application/json",
                    "{\"profile\":{\"id\":\"x1\",\"firstName\":\"x\",\"lastName\":\"x\"},\"credentials\":{\"password\":\"x\"}}").status())
                    .isEqualTo(403);
        } finally {
            process.remove();
        }
    }

    @Test
    void deployingIsForProcessOwners() {
        assertThat(deploy("sales").status()).isEqualTo(403);

        Answer deployed = deploy("process-owner");
        assertThat(deployed.status()).isEqualTo(200);
        String key = "sample-deployed";
        assertThat(engine.getAuthorizationService().isUserAuthorized("warehouse", List.of("warehouse"),
                ProcessDefinitionPermissions.TASK_WORK,
                Resources.PROCESS_DEFINITION, key)).isTrue();
        assertThat(engine.getFilterService().createTaskFilterQuery().filterName("Sample deployed by hand").count()).isEqualTo(1);
        SampleProcess.remove(engine, key);
    }

    private Answer deploy(String user) {
        String boundary = "x1x2x3";
        String model = """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
                  <process id="sample-deployed" name="Sample deployed by hand" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="Event_Begun" name="Begun"/>
                  </process>
                </definitions>
                """;
        return basic(user).send("POST", "/engine-rest/deployment/create", "multipart/form-data; boundary=" + boundary,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nsample\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"sample-deployed.bpmn\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n" + model + "\r\n--" + boundary + "--\r\n");
    }

    @Test
    void oneSignInServesWebAppsAndStaffPages() {
        assertThat(web.staff("sales").location()).isEqualTo("/camunda/app/tasklist/default/");

        assertThat(web.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
        assertThat(web.get("/camunda/api/engine/engine/default/task/count").status()).isEqualTo(200);
        assertThat(web.get("/camunda/api/admin/auth/user/default").body()).contains("\"tasklist\"").doesNotContain("\"cockpit\"");
        assertThat(web.get("/camunda/app/cockpit/default/").status()).isEqualTo(403);
        assertThat(web.get("/staff/nothing").status()).isEqualTo(404);
    }

    @Test
    void wrongPasswordAndUnknownUserGetTheSameAnswer() {
        Answer wrong = web.submit(web.get("/login"), Map.of("username", "warehouse", "password", "x"));
        Answer unknown = web.submit(web.get("/login"), Map.of("username", "nobody", "password", "x"));

        assertThat(wrong.location()).isEqualTo(unknown.location()).isEqualTo("/login?error");
        assertThat(web.get("/staff").location()).isEqualTo("/login");
    }

    @Test
    void signedInStaffComesBackToThePageTheyWanted() {
        web.get("/staff/models");

        assertThat(web.staff("process-owner").location()).isEqualTo("/staff/models");
    }

    @Test
    void processOwnerDoesNotReadCustomersPages() {
        web.staff("process-owner");

        assertThat(web.get("/camunda/app/cockpit/default/").status()).isEqualTo(200);
        assertThat(web.get("/staff/customers/C10042").status()).isEqualTo(403);
        assertThat(basic("process-owner").get("/api/staff/x").status()).isEqualTo(403);
    }

    @Test
    void customersSessionIsWorthNothingAtStaffPagesAndTheOtherWayRound() {
        signInAsCustomer(web);
        assertThat(web.get("/portal").status()).isEqualTo(200);
        assertThat(web.get("/staff").location()).isEqualTo("/login");
        assertThat(web.get("/camunda/app/tasklist/default/").location()).isEqualTo("/login");
        assertThat(web.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(401);
        assertThat(web.get("/engine-rest/task").status()).isEqualTo(401);

        WebClient staff = new WebClient(environment);
        staff.staff("camunda-admin");
        assertThat(staff.get("/portal").location()).isEqualTo("/portal/sign-in");
        assertThat(staff.get("/engine-rest/task").status()).as("a session is no password").isEqualTo(401);
    }

    @Test
    void signingOutAsTheOneLeavesTheOtherSignedIn() {
        signInAsCustomer(web);
        web.staff("sales");
        assertThat(web.get("/portal").status()).isEqualTo(200);
        assertThat(web.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);

        Answer portal = web.get("/portal");
        web.post("/portal/logout", Map.of("_csrf", portal.document().selectFirst("input[name=_csrf]").val()));
        assertThat(web.get("/portal").location()).isEqualTo("/portal/sign-in");
        assertThat(web.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
    }

    @Test
    void formWithoutItsTokenIsRefused() {
        signInAsCustomer(web);

        assertThat(web.post("/portal/logout", Map.of()).status()).isEqualTo(403);
        assertThat(web.post("/portal/sign-in", Map.of("email", "a@example.org")).status()).isEqualTo(403);
        assertThat(web.post("/login", Map.of("username", "sales", "password", "sales")).status()).isEqualTo(403);
        assertThat(web.get("/portal").status()).isEqualTo(200);
    }

    @Test
    void formOfAnotherSiteIsRefusedWhateverTokenItHas() {
        signInAsCustomer(web);
        String token = web.get("/portal").document().selectFirst("input[name=_csrf]").val();

        assertThat(web.with("Origin", "https://evil.example").post("/portal/logout", Map.of("_csrf", token)).status()).isEqualTo(403);
        assertThat(basic("camunda-admin").with("Origin", "https://evil.example")
                .send("POST", "/engine-rest/user/create", "application/json", "{}").status()).isEqualTo(403);
        assertThat(basic("camunda-admin").with("Sec-Fetch-Site", "cross-site")
                .send("POST", "/engine-rest/user/create", "application/json", "{}").status()).isEqualTo(403);
    }

    @Test
    void pagesCarryTheirHeaders() {
        Answer page = web.get("/portal/sign-in");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'").contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(page.header("Strict-Transport-Security")).isNull();
        assertThat(new WebClient(environment).with("X-Forwarded-Proto", "https").get("/portal/sign-in"))
                .satisfies(secure -> assertThat(secure.header("Strict-Transport-Security")).contains("max-age"))
                .satisfies(secure -> assertThat(secure.header("Set-Cookie")).contains("Secure"));

        web.staff("sales");
        assertThat(web.get("/camunda/app/tasklist/default/").response().headers().allValues("Content-Security-Policy"))
                .singleElement().asString().contains("allow-popups-to-escape-sandbox").contains("strict-dynamic");
        assertThat(web.cookie("XSRF-TOKEN")).as("of the web apps alone").isPresent();
        WebClient customer = new WebClient(environment);
        signInAsCustomer(customer);
        assertThat(customer.cookie("XSRF-TOKEN")).isEmpty();
    }

    @Test
    void figuresAreForAdministrators() {
        assertThat(basic("sales").get("/actuator/prometheus").status()).isEqualTo(403);
        assertThat(basic("camunda-admin").get("/actuator/prometheus").status()).as("let through").isIn(200, 404);
    }

    private WebClient basic(String user) {
        return new WebClient(environment).basic(user, user);
    }

    private void signInAsCustomer(WebClient client) {
        SampleContact contact = SampleContact.create(customers);
        String link = URI.create(links.create(contact.id(), "/portal", Instant.now().plusSeconds(60))).getRawPath();
        client.submit(client.get(link), Map.of());
    }
}

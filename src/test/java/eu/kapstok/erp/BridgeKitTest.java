package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.KapstokTest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The kit tells a bridge that keeps to what is published from one that does not, and says where it does not. */
@KapstokTest
class BridgeKitTest {

    private static final String CUSTOMER = "C10058";

    @Autowired
    DemoErp demoErp;
    @Autowired
    AutowireCapableBeanFactory beans;

    private BridgeStub bridge;

    @BeforeEach
    void start() {
        bridge = new BridgeStub(beans.createBean(DemoErpAdapter.class));
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    @Test
    void everythingHoldsOfABridgeThatKeepsToIt() {
        List<BridgeKit.Point> points = run(openQuote(), openQuote());

        assertThat(points).hasSizeGreaterThan(20).allSatisfy(point -> assertThat(point.outcome()).as(point.toString())
                .isEqualTo(BridgeKit.Outcome.HOLDS));
        assertThat(BridgeKit.report(points)).endsWith(points.size() + " points: " + points.size() + " hold, 0 fail, 0 not tried");
    }

    @Test
    void withoutQuotesToUseUpNothingIsChanged() {
        List<BridgeKit.Point> points = run();

        assertThat(points).noneMatch(point -> point.outcome() == BridgeKit.Outcome.FAILS);
        assertThat(points).filteredOn(point -> point.outcome() == BridgeKit.Outcome.NOT_TRIED).extracting(BridgeKit.Point::detail)
                .contains("name open quotes that may be used up: -Dkapstok.bridge.quotes=first,second");
        assertThat(bridge.exchanges()).noneMatch(call -> call.method().equals("PUT"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/customers   | \"currency\":\"EUR\"     | \"currency\":\"USD\"   | gives all customers, page by page, each once",
        "/products    | \"listPrice\":\"         | \"listPrice\":\"EUR    | gives all products, page by page, each once",
        "/receivables | \"dueDate\":\"           | \"dueDate\":\"on        | gives all receivables by due date, page by page, each once",
        "/quotes      | not-found                | not-here               | says that there is no such quote or order",
        "/capabilities| \"capabilities\"         | \"abilities\"          | says what it can do",
        "/changes     | \"place\"                | \"where\"              | tells what happened from now on, and where to go on"})
    void whatDoesNotHoldIsNamed(String address, String right, String wrong, String named) {
        bridge.twist((called, answer) -> called.startsWith(address.strip()) ? answer.replacing(right.strip(), wrong.strip()) : answer);

        assertThat(failing(run())).contains(named);
    }

    @Test
    void bridgeThatKnowsEveryPlaceIsNamed() {
        bridge.twist((address, right) -> right.status() >= 400 && right.status() != 401 && address.startsWith("/changes")
                ? BridgeStub.Answer.json(Map.of("events", List.of(), "place", "7")) : right);

        assertThat(failing(run())).containsExactly("says so when it is asked for a place that is not in its history");
    }

    @Test
    void bridgeThatForgetsItsKeysIsNamed() {
        AtomicReference<String> order = new AtomicReference<>();
        bridge.twist((address, right) -> {
            if (address.endsWith("/acceptance") && right.status() == 200) {
                String number = new String(right.body()).replaceAll(".*\"number\":\"(O[0-9-]+)\".*", "$1");
                return order.compareAndSet(null, number) ? right : right.replacing(number, number + "-twice");
            }
            return right;
        });

        assertThat(failing(run(openQuote(), openQuote())))
                .containsExactly("gives the same order when the command comes again, and to anybody else");
    }

    @Test
    void bridgeThatLetsAnybodyInIsNamed() {
        Map<Integer, BridgeStub.Answer> open = Map.of(401, BridgeStub.Answer.json(Map.of("capabilities", List.of())));
        bridge.twist((address, right) -> open.getOrDefault(right.status(), right));

        assertThat(failing(run())).contains("refuses a call without a token", "refuses a token that is not ours");
    }

    @Test
    void whatABridgeCannotDoIsNotTried() {
        Set<String> few = EnumSet.of(ErpCapability.CREDIT).stream().map(Enum::name).collect(Collectors.toSet());
        bridge.twist((address, right) -> {
            if (address.equals("/capabilities") && right.status() == 200) {
                return BridgeStub.Answer.json(Map.of("capabilities", few));
            }
            boolean named = address.matches("/(receivables|invoices|changes|returns|customers/[^/]+/prices).*");
            return named ? BridgeStub.Answer.problem(501, null, "Not here") : right;
        });

        List<BridgeKit.Point> points = run(openQuote(), openQuote());

        assertThat(failing(points)).isEmpty();
        assertThat(points).filteredOn(point -> point.detail().equals("it does not name RECEIVABLES")).isNotEmpty();
    }

    private static List<String> failing(List<BridgeKit.Point> points) {
        return points.stream().filter(point -> point.outcome() == BridgeKit.Outcome.FAILS).map(BridgeKit.Point::name).toList();
    }

    private List<BridgeKit.Point> run(ErpQuote... quotes) {
        List<String> numbers = Arrays.stream(quotes).map(ErpQuote::number).toList();
        return new BridgeKit(new BridgeKit.Settings(bridge.url(), BridgeStub.TOKEN, numbers)).run();
    }

    private ErpQuote openQuote() {
        return demoErp.raiseQuote(DemoQuote.of(CUSTOMER, DemoQuote.Line.of("TH-SLIM", 1)));
    }
}

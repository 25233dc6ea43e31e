package eu.kapstok.bench;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.testing.WebClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the lists cost at ten thousand and at a million quotes, orders and tasks: one customer and one group with as many of them
 * in both, and then with a tenth of all. {@code -Dbench.rows=20000} makes it a try.
 */
class ListsBench {

    private static final String CUSTOMER = "C10042";
    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("bench.rows", 1_000_000);
    private static final int OWN = 1_000;
    private static final int SLICE = 100_000;
    private static final int WARM_UP = 1_000;

    private static Trial trial;
    private static JdbcTemplate database;

    @BeforeAll
    static void start() throws Exception {
        trial = Trial.start();
        database = trial.database();
    }

    @AfterAll
    static void stop() {
        trial.close();
    }

    @Test
    void listsStayAsFastWithAHundredTimesAsMuch() {
        trial.bean(CustomerService.class).fromErp(CUSTOMER);
        fill(1, FEW, true);
        Map<String, Supplier<WebClient.Answer>> lists = lists();
        Map<String, Double> few = measure(lists);
        for (int from = FEW + 1; from <= MANY; from += SLICE) {
            fill(from, Math.min(MANY, from + SLICE - 1), false);
        }
        Map<String, Double> many = measure(lists);
        few.forEach((list, before) -> Figures.note(list + ", from " + FEW + " to " + MANY + " rows, " + OWN + " of them the reader's",
                Figures.format("p95 %.1f ms and %.1f ms, ratio %.2f", before, many.get(list), many.get(list) / before), "ratio ≤ 1.3"));
        giveATenth();
        Map<String, Double> tenth = measure(lists);
        few.forEach((list, before) -> Figures.note(list + ", from " + FEW + " to " + MANY + " rows, a tenth of them the reader's",
                Figures.format("p95 %.1f ms and %.1f ms, ratio %.2f", before, tenth.get(list), tenth.get(list) / before), "reported"));
    }

    private static Map<String, Supplier<WebClient.Answer>> lists() {
        WebClient customer = trial.contact(CUSTOMER, ContactRole.APPROVER);
        WebClient sales = trial.staff("sales");
        WebClient manager = trial.staff("sales-management");
        String filter = trial.bean(FilterService.class).createTaskFilterQuery().list().stream()
                .filter(one -> "groups".equals(one.getProperties().get("kapstok"))).map(Filter::getId).findFirst().orElseThrow();
        Map<String, Supplier<WebClient.Answer>> lists = new LinkedHashMap<>();
        lists.put("/portal/tasks", () -> customer.get("/portal/tasks"));
        lists.put("/portal/quotes", () -> customer.get("/portal/quotes"));
        lists.put("/portal/orders", () -> customer.get("/portal/orders"));
        lists.put("/staff/quotes", () -> sales.get("/staff/quotes"));
        lists.put("/staff/quotes of a rare state", () -> sales.get("/staff/quotes?state=ORDER_PROBLEM"));
        lists.put("/staff/orders", () -> sales.get("/staff/orders"));
        lists.put("/staff/orders of a rare state", () -> sales.get("/staff/orders?state=IN_CHECK"));
        lists.put("Tasklist's count for a sales manager", () -> manager.get("/camunda/api/engine/engine/default/filter/" + filter + "/count"));
        lists.put("Tasklist's list for a sales manager", () -> manager.tasklist(filter));
        return lists;
    }

    private static Map<String, Double> measure(Map<String, Supplier<WebClient.Answer>> lists) {
        return PageTimes.inTurns(lists, WARM_UP, answer -> Stream.of("QL-", "OL-", "count", "Approve quote", "Decide on quote")
                .anyMatch(answer.body()::contains));
    }

    /** Quotes that wait, with their tasks, and orders; the first ones are the reader's, evenly among the others in time. */
    private static void fill(int from, int to, boolean own) {
        String mine = own ? "n % " + FEW / OWN + " = 0" : "false";
        database.update("""
                insert into kapstok.customer_order (id, number, state, customer, language, order_date, promised_date, net, vat, gross,
                    placed_at, confirmed_at, history_length, row_version)
                select gen_random_uuid(), 'OL-' || n, case when n between 1 and 40 then 'IN_CHECK' else 'CONFIRMED' end,
                    case when %s then ? else 'C' || (20000 + n %% 60000) end, 'nl', current_date, current_date + 7, 100, 21, 121,
                    now() - (n::bigint * 7919 %% 1000003) * interval '30 seconds', now(), 1, 0
                from generate_series(?, ?) n""".formatted(mine), CUSTOMER, from, to);
        database.update("""
                insert into kapstok.quote (id, number, status, customer, language, valid_until, current_version, sent_version,
                    submitted_at, first_sent_at, history_length, row_version)
                select gen_random_uuid(), 'QL-' || n, case when n between 1 and 40 then 'ORDER_PROBLEM' else 'SENT' end,
                    case when %s then ? else 'C' || (20000 + n %% 60000) end, 'nl', current_date + 30, 1, 1,
                    now() - (n::bigint * 7919 %% 1000003) * interval '30 seconds', now() - (n::bigint * 7919 %% 1000003) * interval '30 seconds', 1, 0
                from generate_series(?, ?) n""".formatted(mine), CUSTOMER, from, to);
        database.update("""
                insert into kapstok.quote_version (id, quote_id, version, erp_version, fingerprint, loaded_at, quote_date, valid_until,
                    language, business, country, payment_term_days, non_standard_terms, discount_percent, list_total, lines_total,
                    document_discount, net, vat, gross, cost, discount_pct, margin_pct, credit_use_pct, first_order,
                    oldest_overdue_days, approval_reasons, approver_groups, sent_at)
                select gen_random_uuid(), id, 1, '1', md5(number), submitted_at, current_date, valid_until, 'nl', true, 'BE', 30, false, 0,
                    100, 100, 0, 100, 21, 121, 60, 0, 40, 10, false, 0, '', '', submitted_at
                from generate_series(?, ?) n join kapstok.quote on number = 'QL-' || n""", from, to);
        database.update("""
                insert into kapstok.quote_event (id, quote_id, position, type, version, arguments, at)
                select gen_random_uuid(), id, 1, 'SENT', 1, '{}', submitted_at
                from generate_series(?, ?) n join kapstok.quote on number = 'QL-' || n""", from, to);
        // every twentieth quote waits for its approval, the others for their customers
        String approval = own ? "n % 20 = 1" : "false";
        database.update("""
                insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, act_id_, is_active_,
                    is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_)
                select 'L' || n, 1, 'L' || n, 'L' || n, 'QL-' || n, (select max(id_) from act_re_procdef where key_ = 'quote-approval'),
                    case when %s then 'Activity_ApproveQuote' else 'Activity_DecideOnQuote' end, true, false, true, false, 1, 0, 1
                from generate_series(?, ?) n""".formatted(approval), from, to);
        database.update("""
                insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, priority_,
                    create_time_, due_date_, suspension_state_)
                select 'TL' || n, 1, 'L' || n, 'L' || n, (select max(id_) from act_re_procdef where key_ = 'quote-approval'),
                    case when %1$s then 'Approve quote' else 'Decide on quote' end,
                    case when %1$s then 'Activity_ApproveQuote' else 'Activity_DecideOnQuote' end, 50, now() - n * interval '1 second',
                    now() + (n %% 30) * interval '1 day', 1 from generate_series(?, ?) n""".formatted(approval), from, to);
        database.update("""
                insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                select 'IL' || n, 1, case when %s then 'sales-management' when %s then 'customer.' || ? || '.approver'
                    else 'customer.C' || (20000 + n %% 60000) || '.approver' end, 'candidate', 'TL' || n
                from generate_series(?, ?) n""".formatted(approval, mine), CUSTOMER, from, to);
        database.update("""
                insert into act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_, proc_def_id_, task_id_, text_, var_scope_,
                    sequence_counter_, is_concurrent_local_)
                select 'VL' || n || v.name, 1, 'string', v.name, 'L' || n, 'L' || n, null, 'TL' || n, 'QL-' || n, 'TL' || n, 1, false
                from generate_series(?, ?) n, (values ('caseTitle'), ('customerTitle')) v(name)
                where %s""".formatted(approval), from, to);
        database.execute("analyze");
    }

    private static void giveATenth() {
        database.update("update kapstok.quote set customer = ? where number like 'QL-%' and substring(number from 4)::int % 10 = 0", CUSTOMER);
        database.update("update kapstok.customer_order set customer = ? where number like 'OL-%' and substring(number from 4)::int % 10 = 0",
                CUSTOMER);
        database.update("update act_ru_identitylink set group_id_ = 'customer.' || ? || '.approver' "
                + "where id_ like 'IL%' and substring(id_ from 3)::int % 10 = 0", CUSTOMER);
        database.update("update act_ru_identitylink set group_id_ = 'sales-management' where id_ like 'IL%' and substring(id_ from 3)::int % 10 = 1");
        database.execute("vacuum analyze");
    }
}

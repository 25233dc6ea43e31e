package eu.kapstok.complaint;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.AsTyped;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the tasks about returns and settlements show our own people, in English, and what becomes of the answers. */
@Component
class ReturnForms {

    private static final String RECEIVED_LINES = "receivedLines";
    private static final String INSPECTED_LINES = "inspectedLines";
    private static final Set<String> TASKS = Set.of(ComplaintReturnProcess.Elements.RECEIVE_RETURN,
            ComplaintReturnProcess.Elements.INSPECT_RETURN, ComplaintReturnProcess.Elements.PAY_REFUND,
            ComplaintReturnProcess.Elements.SETTLE_BY_HAND);
    private static final LocalFormat FORMAT = new LocalFormat(Locale.ENGLISH);
    private static final int LONGEST_SHOWN = 3000;

    private final ComplaintFiles files;
    private final GoodsReturns returns;
    private final GoodsReturnStore store;
    private final Settlements settlements;
    private final SettlementStore settled;
    private final WithdrawalStore withdrawals;
    private final CustomerService customers;
    private final ComplaintPhotos photos;
    private final ReturnWords words;

    ReturnForms(ComplaintFiles files, @Lazy GoodsReturns returns, GoodsReturnStore store, @Lazy Settlements settlements,
                SettlementStore settled, WithdrawalStore withdrawals, CustomerService customers, ComplaintPhotos photos,
                ReturnWords words) {
        this.files = files;
        this.returns = returns;
        this.store = store;
        this.settlements = settlements;
        this.settled = settled;
        this.withdrawals = withdrawals;
        this.customers = customers;
        this.photos = photos;
        this.words = words;
    }

    /** Whether the task is one of these. */
    boolean knows(String task) {
        return TASKS.contains(task);
    }

    Set<String> displayKeys(String task) {
        return switch (task) {
            case ComplaintReturnProcess.Elements.RECEIVE_RETURN -> Set.of("caseTitle", "customerTitle", "caseLink", "returnNumber",
                    "announcedText", "parcelsText", "lines", RECEIVED_LINES);
            case ComplaintReturnProcess.Elements.INSPECT_RETURN -> Set.of("caseTitle", "customerTitle", "caseLink", "returnNumber",
                    "customerWords", "decisionText", "photoLinks", INSPECTED_LINES);
            case ComplaintReturnProcess.Elements.PAY_REFUND -> Set.of("caseTitle", "customerTitle", "caseLink", "refundText", "refundByText",
                    "creditText", "ruleText");
            case ComplaintReturnProcess.Elements.SETTLE_BY_HAND -> Set.of("caseTitle", "customerTitle", "caseLink", "decisionText",
                    "problemText", "doneText", "missingText", "lines");
            default -> Set.of();
        };
    }

    /** Fields that the answers cannot do without, by the variable that is made of each. */
    Map<String, String> answers(String task) {
        return switch (task) {
            case ComplaintReturnProcess.Elements.RECEIVE_RETURN -> Map.of(ComplaintReturnProcess.RETURN_COMPLETE.name(), "receiptResult");
            case ComplaintReturnProcess.Elements.INSPECT_RETURN -> Map.of(ComplaintReturnProcess.RETURN_AS_DESCRIBED.name(), INSPECTED_LINES);
            case ComplaintReturnProcess.Elements.PAY_REFUND -> Map.of("refund", "refundResult");
            case ComplaintReturnProcess.Elements.SETTLE_BY_HAND -> Map.of(ComplaintReturnProcess.SETTLED_BY_HAND.name(), "handResult");
            default -> Map.of();
        };
    }

    @Transactional(readOnly = true)
    public Map<String, Object> show(String task, String number) {
        Complaint complaint = files.find(number);
        Map<String, Object> shown = new HashMap<>();
        shown.put("caseTitle", number);
        shown.put("customerTitle", "%s (%s)".formatted(customers.customer(complaint.customer()).orElseThrow().name(), complaint.customer()));
        shown.put("caseLink", "/staff/complaints/" + number);
        switch (task) {
            case ComplaintReturnProcess.Elements.RECEIVE_RETURN -> receive(number, shown);
            case ComplaintReturnProcess.Elements.INSPECT_RETURN -> inspect(complaint, shown);
            case ComplaintReturnProcess.Elements.PAY_REFUND -> refund(complaint, shown);
            case ComplaintReturnProcess.Elements.SETTLE_BY_HAND -> settle(complaint, shown);
            default -> throw new IllegalArgumentException(task);
        }
        return shown;
    }

    Map<String, Object> submitted(String task, String number, Map<String, Object> values, Actor actor) {
        return switch (task) {
            case ComplaintReturnProcess.Elements.RECEIVE_RETURN -> Map.of(ComplaintReturnProcess.RETURN_COMPLETE.name(),
                    returns.counted(number, whole(values, "parcel"), counted(values), "all".equals(values.get("receiptResult")), actor.name()));
            case ComplaintReturnProcess.Elements.INSPECT_RETURN -> Map.of(ComplaintReturnProcess.RETURN_AS_DESCRIBED.name(),
                    returns.inspected(number, judged(number, values), actor.name()));
            case ComplaintReturnProcess.Elements.PAY_REFUND -> {
                settlements.refunded(number, text(values, "note"), actor.name());
                yield Map.of();
            }
            case ComplaintReturnProcess.Elements.SETTLE_BY_HAND -> {
                boolean done = "done".equals(values.get("handResult"));
                settlements.settledByHand(number, text(values, "note"), done, actor.name());
                yield Map.of(ComplaintReturnProcess.SETTLED_BY_HAND.name(), done);
            }
            default -> throw new IllegalArgumentException(task);
        };
    }

    private void receive(String number, Map<String, Object> shown) {
        GoodsReturn goods = store.ofComplaint(number).orElseThrow();
        shown.put("returnNumber", goods.number());
        shown.put("announcedText", FORMAT.date(LocalDate.ofInstant(goods.authorizedAt(), Complaint.SELLER)));
        shown.put("parcelsText", goods.parcels().isEmpty() ? words.text("return.form.none", Locale.ENGLISH)
                : goods.parcels().stream().map(parcel -> parcel.number() + " (" + FORMAT.date(parcel.receivedOn()) + ")")
                .collect(Collectors.joining(", ")));
        List<Map<String, Object>> lines = new ArrayList<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (GoodsReturn.Line line : goods.lines()) {
            lines.add(row("product", line.product() + " " + line.description(), "announced", words.quantity(line.announced(), line.unit()),
                    "received", words.quantity(line.received(), line.unit())));
            if (line.missing().signum() > 0) {
                rows.add(row("place", (long) line.position(), "name", line.product() + " " + line.description(), "unit", line.unit(),
                        "missing", words.quantity(line.missing(), line.unit())));
            }
        }
        shown.put("lines", lines);
        shown.put(RECEIVED_LINES, rows);
    }

    private void inspect(Complaint complaint, Map<String, Object> shown) {
        GoodsReturn goods = store.ofComplaint(complaint.number()).orElseThrow();
        shown.put("returnNumber", goods.number());
        shown.put("customerWords", AsTyped.of(shortened(complaint.description())));
        shown.put("photoLinks", photos.links(complaint));
        shown.put("decisionText", decision(complaint));
        shown.put(INSPECTED_LINES, goods.lines().stream().filter(line -> line.received().signum() > 0).map(line -> row("place", (long) line.position(), "name",
                line.product() + " " + line.description(), "came", words.text("return.form.came", Locale.ENGLISH,
                        words.quantity(line.received(), line.unit()), words.quantity(line.announced(), line.unit())))).toList());
    }

    private void refund(Complaint complaint, Map<String, Object> shown) {
        Settlement settlement = settled.ofComplaint(complaint.number()).orElseThrow();
        shown.put("refundText", FORMAT.money(settlement.toPayOut()));
        shown.put("refundByText", FORMAT.date(settlement.refundBy()));
        shown.put("creditText", settlement.made().stream().map(credit -> "%s (%s)".formatted(credit.creditNote(), credit.invoice()))
                .collect(Collectors.joining(", ")));
        shown.put("ruleText", words.text(withdrawals.find(complaint.number()).isPresent() ? "return.form.refund.withdrawal"
                : "return.form.refund.agreed", Locale.ENGLISH));
    }

    private void settle(Complaint complaint, Map<String, Object> shown) {
        Settlement settlement = settled.ofComplaint(complaint.number()).orElseThrow();
        shown.put("decisionText", decision(complaint));
        shown.put("problemText", settlement.problem() == null ? words.text("return.form.none", Locale.ENGLISH) : settlement.problem());
        shown.put("doneText", bullets(words.done(settlement)));
        shown.put("missingText", bullets(words.missing(settlement, complaint)));
        shown.put("lines", complaint.lines().stream().map(line -> row("product", line.product() + " " + line.description(), "quantity",
                words.quantity(line.quantity(), line.unit()), "order", line.order() == null ? line.invoice() : line.order(), "price",
                line.unitPrice() == null ? "" : FORMAT.price(line.unitPrice()))).toList());
    }

    private String decision(Complaint complaint) {
        String resolution = complaint.resolution() == null ? words.text("return.form.none", Locale.ENGLISH)
                : words.text("complaint.resolution." + complaint.resolution(), Locale.ENGLISH);
        return complaint.amount() == null ? resolution : resolution + ", " + FORMAT.money(complaint.amount());
    }

    private static Map<Integer, BigDecimal> counted(Map<String, Object> values) {
        Map<Integer, BigDecimal> counted = new TreeMap<>();
        for (Map<?, ?> row : rows(values, RECEIVED_LINES)) {
            if (row.get("quantity") instanceof Number quantity && decimal(quantity).signum() > 0) {
                counted.merge(whole(row.get("position")), decimal(quantity), BigDecimal::add);
            }
        }
        return counted;
    }

    private List<GoodsReturn.Line> judged(String number, Map<String, Object> values) {
        Map<Integer, GoodsReturn.Line> lines = store.ofComplaint(number).orElseThrow().lines().stream().filter(line -> line.received().signum() > 0)
                .collect(Collectors.toMap(GoodsReturn.Line::position, line -> line));
        Map<Integer, GoodsReturn.Line> judged = new TreeMap<>();
        for (Map<?, ?> row : rows(values, INSPECTED_LINES)) {
            GoodsReturn.Line line = lines.get(whole(row.get("position")));
            if (line != null) {
                judged.put(line.position(), new GoodsReturn.Line(line.position(), line.complaintLine(), line.order(), line.orderLine(),
                        line.product(), line.description(), line.unit(), line.announced(), line.received(), (String) row.get("grade"),
                        "yes".equals(row.get("found")), blank((String) row.get("remark"))));
            }
        }
        if (judged.size() < lines.size()) {
            throw new FormRefused(INSPECTED_LINES, "return.problem.notAll");
        }
        return List.copyOf(judged.values());
    }

    private static List<Map<?, ?>> rows(Map<String, Object> values, String list) {
        List<Map<?, ?>> rows = new ArrayList<>();
        if (values.get(list) instanceof List<?> found) {
            found.stream().filter(Map.class::isInstance).forEach(row -> rows.add((Map<?, ?>) row));
        }
        return rows;
    }

    private static int whole(Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }

    private static int whole(Map<String, Object> values, String key) {
        return whole(values.get(key));
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    }

    private static String text(Map<String, Object> values, String key) {
        return blank((String) values.get(key));
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String shortened(String text) {
        return text == null ? "" : text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + " …";
    }

    private static String bullets(List<String> lines) {
        return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }

    private static Map<String, Object> row(Object... keysAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            row.put((String) keysAndValues[i], keysAndValues[i + 1] == null ? "" : keysAndValues[i + 1]);
        }
        return row;
    }
}

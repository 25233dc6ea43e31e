package eu.kapstok.erp.tryton;

import eu.kapstok.erp.ErpContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * Files signed contracts as attachments: with the customer, and with the sale that waited for one. An attachment is known by the
 * contract's number and the file's hash, which stand in its description, and is looked up before one is made.
 */
class TrytonContracts {

    private final TrytonRpc rpc;
    private final TrytonCustomers customers;
    private final TrytonSales sales;

    TrytonContracts(TrytonRpc rpc, TrytonCustomers customers, TrytonSales sales) {
        this.rpc = rpc;
        this.customers = customers;
        this.sales = sales;
    }

    /** An order that Tryton does not know, or that is another customer's, is left out. */
    void file(ErpContract contract) {
        long party = customers.party(contract.customer()).id();
        List<String> places = new ArrayList<>(List.of("party.party," + party));
        if (contract.order() != null) {
            sales.sale(contract.order()).filter(sale -> Objects.equals(sale.head().whole("party"), party))
                    .ifPresent(sale -> places.add("sale.sale," + sale.id()));
        }
        String mark = "%s, sha256 %s".formatted(contract.number(), contract.sha256());
        for (String place : places) {
            if (rpc.count("ir.attachment", List.of(List.of("resource", "=", place), List.of("description", "like", "%" + mark + "%"))) == 0) {
                rpc.tell("model.ir.attachment.create", List.of(List.of(Map.of("resource", place, "type", "data",
                        "name", contract.fileName(), "description", description(contract, mark), "data", contract.pdf()))));
            }
        }
    }

    /** Its first line is what Tryton's lists show. */
    private static String description(ErpContract contract, String mark) {
        StringJoiner lines = new StringJoiner("\n").add(contract.title()).add("[portal] " + mark).add("signed: " + contract.signedOn());
        add(lines, "begins: ", contract.startsOn());
        add(lines, "ends: ", contract.endsOn());
        add(lines, "notice until: ", contract.noticeOn());
        return lines.toString();
    }

    private static void add(StringJoiner lines, String what, Object day) {
        if (day != null) {
            lines.add(what + day);
        }
    }
}

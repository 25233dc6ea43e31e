package eu.kapstok.security;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The staff's groups, as models, filters and rights name them. */
public enum StaffGroup {
    SALES("sales", "Sales"),
    SALES_MANAGEMENT("sales-management", "Sales management"),
    SALES_DIRECTION("sales-direction", "Sales direction"),
    FINANCE_DIRECTION("finance-direction", "Finance direction"),
    MANAGEMENT("management", "Management"),
    CREDIT_CONTROL("credit-control", "Credit control"),
    LEGAL("legal", "Legal"),
    BACK_OFFICE("back-office", "Back office"),
    CUSTOMER_SERVICE("customer-service", "Customer service"),
    WAREHOUSE("warehouse", "Warehouse"),
    SIGNATORY("signatory", "Signatories"),
    PROCESS_OWNER("process-owner", "Process owners"),
    CAMUNDA_ADMIN("camunda-admin", "Administrators");

    private final String id;
    private final String label;

    StaffGroup(String id, String label) {
        this.id = id;
        this.label = label;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    /** Whether the group's work is with customers; those who tend the machine do not read customers' data. */
    public boolean seesCustomers() {
        return this != PROCESS_OWNER && this != CAMUNDA_ADMIN;
    }

    /** The groups that lead the work and see how it goes as a whole. */
    public static List<StaffGroup> withFigures() {
        return List.of(SALES_MANAGEMENT, SALES_DIRECTION, FINANCE_DIRECTION, MANAGEMENT);
    }

    /** The groups whose work is with customers. */
    public static List<StaffGroup> withCustomers() {
        return Arrays.stream(values()).filter(StaffGroup::seesCustomers).toList();
    }

    public static Optional<StaffGroup> byId(String id) {
        return Arrays.stream(values()).filter(group -> group.id.equals(id)).findFirst();
    }
}

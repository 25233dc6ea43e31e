package eu.kapstok.customer;

import eu.kapstok.erp.ErpCustomer;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who buys from us: the ERP's master data, read again whenever a case of this customer begins. */
@Entity
public class Customer {

    @Id
    private UUID id;
    private String number;
    private String name;
    @Enumerated(EnumType.STRING)
    private ErpCustomer.Kind kind;
    private String country;
    private String language;
    private String segment;
    private String vatNumber;
    private BigDecimal creditLimit;
    private boolean largeCompany;
    private int paymentTermDays;
    private String accountManager;
    @Embedded
    @AttributeOverride(name = "erpId", column = @Column(name = "invoice_erp_id"))
    @AttributeOverride(name = "name", column = @Column(name = "invoice_name"))
    @AttributeOverride(name = "street", column = @Column(name = "invoice_street"))
    @AttributeOverride(name = "postalCode", column = @Column(name = "invoice_postal_code"))
    @AttributeOverride(name = "city", column = @Column(name = "invoice_city"))
    @AttributeOverride(name = "country", column = @Column(name = "invoice_country"))
    private Address invoiceAddress;
    @ElementCollection
    @CollectionTable(name = "customer_delivery_address", joinColumns = @JoinColumn(name = "customer_id"))
    @OrderColumn(name = "position")
    private List<Address> deliveryAddresses = new ArrayList<>();
    private String defaultAddress;
    private String erpFingerprint;
    private Instant createdAt;
    private Instant updatedAt;

    protected Customer() {
    }

    Customer(String number, Instant now) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.createdAt = now;
    }

    /** Takes over what the ERP says. */
    void update(ErpCustomer erp, Instant now) {
        name = erp.name();
        kind = erp.kind();
        country = erp.country();
        language = Languages.supported(erp.language());
        segment = erp.segment();
        vatNumber = erp.vatNumber();
        creditLimit = erp.creditLimit();
        largeCompany = erp.largeCompany();
        paymentTermDays = erp.paymentTermDays();
        accountManager = erp.accountManager();
        invoiceAddress = erp.invoiceAddress() == null ? null : Address.from(erp.invoiceAddress());
        List<Address> current = erp.placesOfDelivery().stream().map(Address::from).toList();
        if (!deliveryAddresses.equals(current)) {
            deliveryAddresses.clear();
            deliveryAddresses.addAll(current);
        }
        erpFingerprint = erp.fingerprint();
        updatedAt = now;
    }

    void deliverFirstTo(String address) {
        defaultAddress = address;
    }

    UUID id() {
        return id;
    }

    public String number() {
        return number;
    }

    public String name() {
        return name;
    }

    public ErpCustomer.Kind kind() {
        return kind;
    }

    public boolean isConsumer() {
        return kind == ErpCustomer.Kind.CONSUMER;
    }

    public String country() {
        return country;
    }

    /** nl, fr or en. */
    public String language() {
        return language;
    }

    public String segment() {
        return segment;
    }

    /** Null for consumers. */
    public String vatNumber() {
        return vatNumber;
    }

    /** EUR, null where none is set. */
    public BigDecimal creditLimit() {
        return creditLimit;
    }

    public boolean largeCompany() {
        return largeCompany;
    }

    public int paymentTermDays() {
        return paymentTermDays;
    }

    /** Staff user id, null where none. */
    public String accountManager() {
        return accountManager;
    }

    public Address invoiceAddress() {
        return invoiceAddress;
    }

    /** Id of the delivery address that goes first, null where none was chosen. */
    String defaultAddress() {
        return defaultAddress;
    }

    /** Those of the ERP; {@link AddressBook} has all. */
    public List<Address> deliveryAddresses() {
        return List.copyOf(deliveryAddresses);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}

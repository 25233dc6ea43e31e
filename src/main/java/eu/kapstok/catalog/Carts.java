package eu.kapstok.catalog;

import eu.kapstok.customer.AddressBook;
import eu.kapstok.customer.DeliveryAddress;
import eu.kapstok.documents.Seller;
import eu.kapstok.erp.ErpPrice;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.order.CartOrder;
import eu.kapstok.order.OrderRequests;
import eu.kapstok.security.ContactPrincipal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What buyers put together and order. */
@Service
class Carts {

    static final int MOST_LINES = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Carts.class);

    /** The cart is not the one that its page showed. */
    static class CartChanged extends RuntimeException {
    }

    /**
     * What the last click says.
     *
     * @param seen prices on the page by product, EUR excluding VAT
     * @param from where the click came from
     */
    record LastClick(UUID cart, int version, Map<String, BigDecimal> seen, String address, String purchaseReference,
                     LocalDate wishedDate, String from) {
    }

    private final CartStore store;
    private final CatalogProducts products;
    private final OwnPrices prices;
    private final AddressBook addresses;
    private final OrderRequests orders;
    private final OrderingSettings settings;
    private final Seller seller;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Carts(CartStore store, CatalogProducts products, OwnPrices prices, AddressBook addresses, OrderRequests orders,
          OrderingSettings settings, Seller seller, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.products = products;
        this.prices = prices;
        this.addresses = addresses;
        this.orders = orders;
        this.settings = settings;
        this.seller = seller;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The contact's open cart, an empty one where there is none. */
    @Transactional(readOnly = true)
    public Cart of(ContactPrincipal contact) {
        return store.open(contact.contactId())
                .orElse(new Cart(null, contact.contactId(), contact.customer(), 0, null, List.of(), Cart.LastPage.EMPTY));
    }

    /** One of the customer's carts, ordered or not. */
    @Transactional(readOnly = true)
    public Optional<Cart> find(UUID id, String customer) {
        return store.find(id).filter(cart -> cart.customer().equals(customer));
    }

    /** The cart under today's prices. */
    CartView view(Cart cart, Locale locale) {
        List<String> codes = cart.lines().stream().map(Cart.Line::product).toList();
        List<String> asked = settings.deliveryProduct() == null ? codes
                : Stream.concat(codes.stream(), Stream.of(settings.deliveryProduct())).toList();
        OwnPrices.Told answer = codes.isEmpty() ? new OwnPrices.Told(Optional.of(Map.of()), false) : prices.of(cart.customer(), asked);
        Optional<Map<String, ErpPrice>> told = answer.prices();
        Map<String, CatalogProduct> known = products.byCode(asked);
        List<CartView.Row> rows = cart.lines().stream().map(line -> row(line, told, known.get(line.product()), locale)).toList();
        List<CartView.Row> sold = rows.stream().filter(row -> row.price() != null).toList();
        BigDecimal goods = CartTotals.of(sold, prices.rounding()).net();
        boolean costs = !sold.isEmpty() && settings.deliveryCosts(goods);
        CartView.Row delivery = costs ? delivery(cart.customer(), told.orElseThrow(), known, locale) : null;
        List<CartView.Row> all = new ArrayList<>(sold);
        if (delivery != null) {
            all.add(delivery);
        }
        return new CartView(cart, told.isPresent(), answer.coming(), rows, delivery, costs && delivery == null, CartTotals.of(all, prices.rounding()), goods,
                told.isPresent() && goods.compareTo(settings.minimum()) < 0 ? settings.minimum() : null,
                delivery == null ? null : settings.freeDeliveryFrom());
    }

    private CartView.Row row(Cart.Line line, Optional<Map<String, ErpPrice>> told, CatalogProduct known, Locale locale) {
        ErpPrice price = told.map(prices -> prices.get(line.product())).orElse(null);
        String name = known != null ? known.nameIn(locale) : price != null ? price.name() : line.product();
        boolean otherPrice = price != null && line.seenPrice() != null && line.seenPrice().compareTo(price.unitPrice()) != 0;
        return new CartView.Row(line.product(), name, line.quantity(), price, otherPrice ? line.seenPrice() : null,
                told.isPresent() && price == null,
                price == null ? null : Quantities.problem(line.quantity(), price, "quantity." + line.product()).orElse(null),
                price == null ? null : line.quantity().multiply(price.unitPrice()).setScale(2, prices.rounding()));
    }

    /** Null where the ERP tells no price of it: what has none cannot be charged. */
    private CartView.Row delivery(String customer, Map<String, ErpPrice> told, Map<String, CatalogProduct> known, Locale locale) {
        ErpPrice price = told.get(settings.deliveryProduct());
        if (price == null) {
            LOG.warn("Customer {} cannot order: the ERP does not sell them kapstok.ordering.delivery-product {}", customer,
                    settings.deliveryProduct());
            return null;
        }
        String name = known.containsKey(price.product()) ? known.get(price.product()).nameIn(locale) : price.name();
        return new CartView.Row(price.product(), name, BigDecimal.ONE, price, null, false, null, price.unitPrice().setScale(2, prices.rounding()));
    }

    /**
     * Puts so much more of a product into the cart.
     *
     * @param field where a problem is told
     * @return how much of it is in the cart now
     * @throws FormRefused when it is not sold to the customer, or not by that quantity, or the cart is full
     */
    BigDecimal add(ContactPrincipal contact, String product, BigDecimal quantity, String field) {
        ErpPrice price = prices.of(contact.customer(), List.of(product)).prices()
                .orElseThrow(() -> new FormRefused(field, "catalog.refused.noPrices")).get(product);
        if (price == null || product.equals(settings.deliveryProduct())) {
            throw new FormRefused(field, "catalog.refused.notSold");
        }
        return transaction.execute(status -> add(contact, price, quantity, field));
    }

    private BigDecimal add(ContactPrincipal contact, ErpPrice price, BigDecimal quantity, String field) {
        String product = price.product();
        Cart cart = store.lockOpen(contact.contactId(), contact.customer(), clock.instant());
        Optional<Cart.Line> there = cart.lines().stream().filter(line -> line.product().equals(product)).findFirst();
        if (there.isEmpty() && cart.lines().size() >= MOST_LINES) {
            throw new FormRefused(field, "catalog.refused.full", MOST_LINES);
        }
        BigDecimal sum = there.map(Cart.Line::quantity).orElse(BigDecimal.ZERO).add(quantity);
        Quantities.problem(sum, price, field).ifPresent(problem -> {
            throw new FormRefused(List.of(problem));
        });
        Quantities.typed(sum.toPlainString(), field);
        store.put(cart.id(), product, sum, price.unitPrice());
        store.changed(cart.id(), clock.instant());
        return sum;
    }

    /**
     * Gives lines other quantities; the prices of now are seen from now on.
     *
     * @throws CartChanged when it is no longer that version
     * @throws FormRefused with what is wrong, at {@code quantity.<product>}
     */
    void change(ContactPrincipal contact, int version, Map<String, BigDecimal> quantities) {
        Map<String, ErpPrice> told = prices.of(contact.customer(), quantities.keySet()).prices()
                .orElseThrow(() -> new FormRefused(null, "catalog.refused.noPrices"));
        transaction.executeWithoutResult(status -> change(contact, version, quantities, told));
    }

    private void change(ContactPrincipal contact, int version, Map<String, BigDecimal> quantities, Map<String, ErpPrice> told) {
        Cart cart = atVersion(contact, version);
        List<FormRefused.Problem> problems = new ArrayList<>();
        for (Cart.Line line : cart.lines()) {
            BigDecimal quantity = quantities.get(line.product());
            ErpPrice price = told.get(line.product());
            if (quantity != null && price != null) {
                Quantities.problem(quantity, price, "quantity." + line.product()).ifPresentOrElse(problems::add,
                        () -> store.put(cart.id(), line.product(), quantity, price.unitPrice()));
            }
        }
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        store.changed(cart.id(), clock.instant());
    }

    /** Takes a product out; gone is gone, whatever the version. */
    @Transactional
    public void remove(ContactPrincipal contact, String product) {
        Cart cart = store.lockOpen(contact.contactId(), contact.customer(), clock.instant());
        store.remove(cart.id(), product);
        store.changed(cart.id(), clock.instant());
    }

    /**
     * Puts in what was ordered before; of what is in already, the larger quantity stays.
     *
     * @return those that are no longer sold to the customer
     * @throws FormRefused when nothing can be said about prices now
     */
    List<Cart.Line> fill(ContactPrincipal contact, List<Cart.Line> before) {
        List<Cart.Line> goods = before.stream().filter(line -> !line.product().equals(settings.deliveryProduct())).toList();
        Map<String, ErpPrice> told = prices.of(contact.customer(), goods.stream().map(Cart.Line::product).toList()).prices()
                .orElseThrow(() -> new FormRefused(null, "catalog.refused.noPrices"));
        transaction.executeWithoutResult(status -> {
            Cart cart = store.lockOpen(contact.contactId(), contact.customer(), clock.instant());
            Map<String, BigDecimal> quantities = new LinkedHashMap<>();
            cart.lines().forEach(line -> quantities.put(line.product(), line.quantity()));
            goods.stream().filter(line -> told.containsKey(line.product()))
                    .forEach(line -> quantities.merge(line.product(), line.quantity(), BigDecimal::max));
            if (quantities.size() > MOST_LINES) {
                throw new FormRefused(null, "catalog.refused.full", MOST_LINES);
            }
            quantities.forEach((product, quantity) -> {
                if (told.containsKey(product)) {
                    store.put(cart.id(), product, quantity, told.get(product).unitPrice());
                }
            });
            store.changed(cart.id(), clock.instant());
        });
        return goods.stream().filter(line -> !told.containsKey(line.product())).toList();
    }

    /** Keeps what was typed on the last page of the contact's open cart; nothing where there is none. */
    @Transactional
    public boolean keep(ContactPrincipal contact, Cart.LastPage typed) {
        Optional<Cart> open = store.open(contact.contactId());
        open.ifPresent(cart -> store.typed(cart.id(), typed));
        return open.isPresent();
    }

    /**
     * Orders what was shown, under the prices that were shown. The same cart is ordered once.
     *
     * @param view the cart under the prices of this moment
     * @return what the order is known by
     * @throws CartChanged when the cart or a price is not what the page showed
     * @throws FormRefused when it cannot be ordered as it stands
     */
    @Transactional
    public String order(ContactPrincipal contact, LastClick click, CartView view, Locale locale) {
        Cart cart = store.lock(click.cart()).filter(own -> own.contact().equals(contact.contactId())).orElseThrow(CartChanged::new);
        if (cart.ordered()) {
            return cart.orderKey();
        }
        if (cart.version() != click.version() || view.cart().version() != click.version()) {
            throw new CartChanged();
        }
        if (!view.orderable()) {
            throw new FormRefused(view.problems().isEmpty()
                    ? List.of(new FormRefused.Problem(null, "catalog.refused.belowMinimum", List.of(settings.minimum()))) : view.problems());
        }
        List<CartView.Row> rows = view.charged();
        if (!rows.stream().allMatch(row -> shown(row, click.seen()))) {
            throw new CartChanged();
        }
        DeliveryAddress address = addresses.find(contact.customer(), click.address())
                .orElseThrow(() -> new FormRefused("deliveryAddress", "catalog.refused.address"));
        String key = orders.request(new CartOrder(cart.id(), contact.customer(), contact.contactId(), locale.getLanguage(),
                rows.stream().map(Carts::line).toList(), click.purchaseReference(), address, click.wishedDate(), view.totals().vat()));
        store.ordered(cart.id(), key, seller.termsVersion(), click.from(), clock.instant());
        return key;
    }

    private static boolean shown(CartView.Row row, Map<String, BigDecimal> seen) {
        BigDecimal price = seen.get(row.product());
        return price != null && price.compareTo(row.price().unitPrice()) == 0;
    }

    private static CartOrder.Line line(CartView.Row row) {
        return new CartOrder.Line(row.product(), row.name(), row.price().unit(), row.quantity(), row.price().unitPrice(),
                row.price().vatRate(), row.net());
    }

    private Cart atVersion(ContactPrincipal contact, int version) {
        Cart cart = store.lockOpen(contact.contactId(), contact.customer(), clock.instant());
        if (cart.version() != version) {
            throw new CartChanged();
        }
        return cart;
    }
}

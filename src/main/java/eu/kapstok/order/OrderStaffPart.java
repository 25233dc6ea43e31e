package eu.kapstok.order;

/** What another module shows on our own page of an order. One bean per part; {@code @Order} says where. */
public interface OrderStaffPart {

    /** The fragment that draws it, such as {@code complaint/order :: staff}; it finds the model as {@code part}. */
    String fragment();

    /**
     * What the fragment shows to our people; null leaves the part out.
     *
     * @param order number of the order
     * @param customer number
     */
    Object show(String order, String customer);
}

package eu.kapstok.complaint;

/** What a photo shows; customers read {@code complaint.photo.<NAME>}. */
enum PhotoKind {
    PRODUCT, PACKAGING, PLATE;

    /** What nobody offered counts as a photo of the product. */
    static PhotoKind of(String name) {
        for (PhotoKind kind : values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return PRODUCT;
    }
}

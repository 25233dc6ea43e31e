-- what a contact put together to order; one that was ordered stays as the evidence of the click
create table cart (
    id uuid primary key,
    contact_id uuid not null,
    customer varchar(20) not null,
    version int not null,
    changed_at timestamptz not null,
    ordered_at timestamptz,
    order_key varchar(140),
    terms_version varchar(40),
    ordered_from varchar(60)
);
create unique index cart_open on cart (contact_id) where ordered_at is null;

create table cart_line (
    cart_id uuid not null references cart,
    product varchar(140) not null,
    position int not null,
    quantity numeric(14, 3) not null,
    -- what the customer saw when they put it in, EUR excluding VAT; null where the ERP did not tell
    seen_price numeric(14, 4),
    primary key (cart_id, product)
);

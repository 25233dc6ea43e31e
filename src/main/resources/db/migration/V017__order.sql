create table customer_order (
    id uuid primary key,
    -- null until the ERP gave one
    number varchar(40) unique,
    -- null for an order that did not come from a cart
    cart_id uuid unique,
    quote varchar(40),
    state varchar(20) not null,
    customer varchar(40) not null,
    -- the ERP's id of who it is meant for
    contact varchar(140),
    -- who ordered in the portal
    contact_id uuid,
    language varchar(2) not null,
    reference varchar(140),
    order_date date not null,
    wished_date date,
    promised_date date,
    net numeric(15, 2) not null,
    vat numeric(15, 2) not null,
    gross numeric(15, 2) not null,
    -- why somebody has to look at it: codes of the decision table, comma separated, and what the ERP or the customer said
    check_reasons varchar(2000),
    problem varchar(2000),
    held_until date,
    -- the customer wants it cancelled and nobody decided yet
    cancel_wish varchar(2000),
    cancel_wished_at timestamptz,
    cancel_reason varchar(2000),
    -- why it goes on although the customer wants it cancelled
    cancel_answer varchar(2000),
    -- the customer's first order, where it was asked before the ERP had it
    first_order boolean not null,
    document_id uuid,
    contract_id uuid,
    placed_at timestamptz not null,
    confirmed_at timestamptz,
    shipped_at timestamptz,
    delivered_at timestamptz,
    closed_at timestamptz,
    history_length int not null,
    row_version bigint not null
);
-- a customer's list and the staff's lists of running orders, of those in one state and of all, newest first
create index customer_order_of_customer on customer_order (customer, placed_at desc, id desc);
create index customer_order_placed on customer_order (placed_at desc, id desc);
create index customer_order_running on customer_order (placed_at desc, id desc) where closed_at is null;
create index customer_order_in_state on customer_order (state, placed_at desc, id desc);
create index customer_order_number_prefix on customer_order (number varchar_pattern_ops);

create table order_line (
    id uuid primary key,
    order_id uuid not null references customer_order,
    position int not null,
    product varchar(140) not null,
    description varchar(2000) not null,
    unit varchar(40) not null,
    quantity numeric(15, 3) not null,
    unit_price numeric(15, 4) not null,
    discount_percent numeric(7, 4) not null,
    vat_rate numeric(5, 2) not null,
    net numeric(15, 2) not null
);
create index order_line_of_order on order_line (order_id, position);

-- where it goes, as it was when it was ordered; the ERP's id where the ERP knows the place
create table order_destination (
    order_id uuid primary key references customer_order,
    erp_address varchar(140),
    name varchar(200),
    street varchar(200) not null,
    postal_code varchar(20),
    city varchar(200) not null,
    country varchar(2) not null,
    phone varchar(60),
    instruction varchar(500)
);

create table order_shipment (
    id uuid primary key,
    order_id uuid not null references customer_order,
    number varchar(140) not null,
    shipped_on date not null,
    carrier varchar(140),
    tracking varchar(500),
    delivered boolean not null,
    unique (order_id, number)
);

create table order_shipment_line (
    shipment_id uuid not null references order_shipment,
    position int not null,
    product varchar(140) not null,
    quantity numeric(15, 3) not null,
    primary key (shipment_id, position)
);

create table order_event (
    id uuid primary key,
    order_id uuid not null references customer_order,
    customer varchar(40) not null,
    position int not null,
    type varchar(40) not null,
    arguments text[] not null,
    actor varchar(200),
    at timestamptz not null,
    unique (order_id, position)
);

create index order_event_of_customer on order_event (customer, at desc, id desc);

create table order_review (
    order_id uuid primary key references customer_order,
    stars int not null check (stars between 1 and 5),
    effort int check (effort between 1 and 7),
    recommendation int check (recommendation between 0 and 10),
    words varchar(4000),
    contact_id uuid not null,
    contact_name varchar(200) not null,
    given_at timestamptz not null,
    -- how the call after a bad one went
    follow_up varchar(4000),
    follow_up_outcome varchar(40),
    followed_up_by varchar(200),
    followed_up_at timestamptz
);
create index order_review_given on order_review (given_at);

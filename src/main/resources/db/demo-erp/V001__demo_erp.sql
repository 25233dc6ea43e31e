-- the built-in ERP of a trial: a system of its own that happens to live in the same database
create table customer (
    number varchar(20) primary key,
    name varchar(120) not null,
    kind varchar(10) not null,
    country char(2) not null,
    language char(2) not null,
    segment varchar(10) not null,
    vat_number varchar(20),
    credit_limit numeric(14, 2),
    large_company boolean not null,
    payment_term_days int not null,
    account_manager varchar(60),
    credit_block boolean not null default false
);

create table address (
    id varchar(40) primary key,
    customer varchar(20) not null references customer,
    position int not null, -- 0 is the invoice address
    name varchar(120) not null,
    street varchar(120) not null,
    postal_code varchar(12) not null,
    city varchar(80) not null,
    country char(2) not null
);
create unique index address_of_customer on address (customer, position);

create table contact (
    id varchar(40) primary key,
    customer varchar(20) not null references customer,
    position int not null,
    first_name varchar(60) not null,
    last_name varchar(60) not null,
    email varchar(200) not null,
    phone varchar(40),
    language char(2) not null
);
create unique index contact_of_customer on contact (customer, position);

create table product (
    code varchar(40) primary key,
    name varchar(160) not null,
    name_fr varchar(160) not null,
    name_en varchar(160) not null,
    unit varchar(20) not null,
    list_price numeric(14, 4) not null,
    cost_price numeric(14, 4) not null,
    vat_rate numeric(5, 2) not null,
    stock numeric(14, 3) not null,
    active boolean not null
);

create table quote (
    number varchar(20) primary key,
    version int not null,
    state varchar(10) not null,
    customer varchar(20) not null references customer,
    contact varchar(40) references contact,
    language char(2) not null,
    quote_date date not null,
    valid_until date not null,
    payment_term_days int not null,
    non_standard_terms boolean not null,
    discount_percent numeric(7, 4) not null,
    created_by varchar(60) not null,
    request_reference varchar(60),
    reason varchar(1000)
);
create index quote_of_customer on quote (customer);

create table quote_line (
    quote varchar(20) not null references quote,
    version int not null,
    position int not null,
    product varchar(40) not null references product,
    description varchar(160) not null,
    unit varchar(20) not null,
    quantity numeric(14, 3) not null,
    unit_price numeric(14, 4) not null,
    discount_percent numeric(7, 4) not null,
    vat_rate numeric(5, 2) not null,
    unit_cost numeric(14, 4) not null,
    primary key (quote, version, position)
);

create table sales_order (
    number varchar(20) primary key,
    state varchar(12) not null,
    customer varchar(20) not null references customer,
    quote varchar(20) unique references quote,
    reference varchar(140),
    delivery_address varchar(40) references address,
    order_date date not null,
    promised_date date not null,
    net numeric(14, 2) not null,
    vat numeric(14, 2) not null,
    gross numeric(14, 2) not null,
    invoiced boolean not null,
    idempotency_key varchar(200)
);
create index order_of_customer on sales_order (customer, number);

create table order_line (
    sales_order varchar(20) not null references sales_order,
    position int not null,
    product varchar(40) not null references product,
    ordered numeric(14, 3) not null,
    shipped numeric(14, 3) not null,
    delivered numeric(14, 3) not null,
    returned numeric(14, 3) not null,
    primary key (sales_order, position)
);

create table invoice (
    number varchar(20) primary key,
    customer varchar(20) not null references customer,
    sales_order varchar(20) references sales_order,
    invoice_date date not null,
    due_date date not null,
    net numeric(14, 2) not null,
    vat numeric(14, 2) not null,
    gross numeric(14, 2) not null,
    open numeric(14, 2) not null
);
create index invoice_of_customer on invoice (customer, due_date);

-- commands that were carried out, so that a repeated one gives the first result
create table command (
    key varchar(200) primary key,
    content char(64) not null,
    result varchar(140) not null
);

-- what happened here and has to be told to whoever listens
create table fact (
    id varchar(200) primary key,
    type varchar(60) not null,
    key varchar(140) not null,
    told boolean not null
);
create index fact_untold on fact (id) where not told;

create table counter (
    name varchar(20) primary key,
    value int not null
);

create table fault (
    mode varchar(10) not null,
    reject_next boolean not null,
    lose_answer_next boolean not null
);
insert into fault values ('NONE', false, false);

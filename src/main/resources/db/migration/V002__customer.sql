create table customer (
    id uuid primary key,
    number varchar(40) not null unique,
    name varchar(200) not null,
    kind varchar(20) not null,
    country varchar(2) not null,
    language varchar(2) not null,
    segment varchar(20),
    vat_number varchar(40),
    credit_limit numeric(14, 2),
    large_company boolean not null,
    payment_term_days int not null,
    account_manager varchar(64),
    invoice_erp_id varchar(64),
    invoice_name varchar(200),
    invoice_street varchar(200),
    invoice_postal_code varchar(20),
    invoice_city varchar(100),
    invoice_country varchar(2),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table customer_delivery_address (
    customer_id uuid not null references customer,
    position int not null,
    erp_id varchar(64),
    name varchar(200),
    street varchar(200),
    postal_code varchar(20),
    city varchar(100),
    country varchar(2),
    primary key (customer_id, position)
);

create table contact (
    id uuid primary key,
    customer_id uuid not null references customer,
    erp_id varchar(64) not null,
    first_name varchar(100) not null,
    last_name varchar(100) not null,
    email varchar(254),
    phone varchar(40),
    language varchar(2) not null,
    language_chosen boolean not null,
    roles varchar(100) not null,
    active boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (customer_id, erp_id)
);
create index contact_email on contact (lower(email));

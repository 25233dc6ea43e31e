create table quote (
    id uuid primary key,
    number varchar(40) not null unique,
    status varchar(20) not null,
    -- known from the first snapshot on
    customer varchar(40),
    contact varchar(140),
    language varchar(2),
    created_by varchar(64),
    valid_until date,
    current_version int not null,
    -- what the customer sees; null while they never got one
    sent_version int,
    order_number varchar(40),
    problem varchar(2000),
    -- what the customer is told when we end it
    closing_text varchar(2000),
    submitted_at timestamptz not null,
    first_sent_at timestamptz,
    closed_at timestamptz,
    history_length int not null,
    row_version bigint not null
);
-- a customer's list, and the staff's lists of running and of all quotes, newest first
create index quote_of_customer on quote (customer, first_sent_at desc, id desc) where first_sent_at is not null;
create index quote_submitted on quote (submitted_at desc, id desc);
create index quote_running on quote (submitted_at desc, id desc) where closed_at is null;
create index quote_customer_submitted on quote (customer, submitted_at desc, id desc);
create index quote_number_prefix on quote (number varchar_pattern_ops);

create table quote_version (
    id uuid primary key,
    quote_id uuid not null references quote,
    version int not null,
    erp_version varchar(140) not null,
    fingerprint varchar(64) not null,
    loaded_at timestamptz not null,
    quote_date date not null,
    valid_until date not null,
    language varchar(2) not null,
    contact varchar(140),
    created_by varchar(64),
    business boolean not null,
    country varchar(2) not null,
    payment_term_days int not null,
    non_standard_terms boolean not null,
    discount_percent numeric(7, 4) not null,
    list_total numeric(15, 2) not null,
    lines_total numeric(15, 2) not null,
    document_discount numeric(15, 2) not null,
    net numeric(15, 2) not null,
    vat numeric(15, 2) not null,
    gross numeric(15, 2) not null,
    cost numeric(15, 2) not null,
    discount_pct numeric(15, 2) not null,
    margin_pct numeric(15, 2) not null,
    credit_use_pct numeric(15, 2) not null,
    first_order boolean not null,
    oldest_overdue_days int not null,
    -- why it may not go out whatever the decision table says
    obstacle varchar(40),
    approval_reasons varchar(2000) not null,
    approver_groups varchar(1000) not null,
    document_id uuid,
    document_hash varchar(64),
    sent_at timestamptz,
    unique (quote_id, version)
);

create table quote_line (
    id uuid primary key,
    version_id uuid not null references quote_version,
    position int not null,
    product varchar(140) not null,
    description varchar(2000) not null,
    unit varchar(40) not null,
    quantity numeric(15, 3) not null,
    unit_price numeric(15, 4) not null,
    discount_percent numeric(7, 4) not null,
    vat_rate numeric(5, 2) not null,
    unit_cost numeric(15, 4) not null,
    net numeric(15, 2) not null,
    unique (version_id, position)
);

create table quote_vat (
    id uuid primary key,
    version_id uuid not null references quote_version,
    rate numeric(5, 2) not null,
    base numeric(15, 2) not null,
    amount numeric(15, 2) not null,
    unique (version_id, rate)
);

create table quote_approval (
    id uuid primary key,
    quote_id uuid not null references quote,
    version int not null,
    fingerprint varchar(64) not null,
    group_id varchar(64) not null,
    user_id varchar(64) not null,
    user_name varchar(200) not null,
    decision varchar(20) not null,
    comment varchar(4000),
    at timestamptz not null
);
create index quote_approval_of_version on quote_approval (quote_id, version, at);
-- nobody gives two approvals of one version, whatever two clicks at the same moment try
create unique index quote_approval_once on quote_approval (quote_id, version, user_id) where decision = 'APPROVED';

create table quote_event (
    id uuid primary key,
    quote_id uuid not null references quote,
    position int not null,
    type varchar(40) not null,
    version int not null,
    arguments text[] not null,
    actor varchar(200),
    at timestamptz not null,
    unique (quote_id, position)
);

create table quote_answer (
    id uuid primary key,
    quote_id uuid not null references quote,
    version int not null,
    kind varchar(20) not null,
    contact_id varchar(64) not null,
    contact_name varchar(200) not null,
    at timestamptz not null,
    purchase_reference varchar(35),
    delivery_address varchar(140),
    wished_date date,
    decline_reason varchar(20),
    decline_text varchar(2000),
    change_text varchar(4000),
    -- one answer to a version
    unique (quote_id, version)
);

create table quote_acceptance_evidence (
    id uuid primary key,
    quote_id uuid not null references quote,
    version int not null,
    fingerprint varchar(64) not null,
    contact_id varchar(64) not null,
    contact_name varchar(200) not null,
    at timestamptz not null,
    ip varchar(64),
    user_agent varchar(500),
    locale varchar(10) not null,
    document_id uuid not null,
    document_hash varchar(64) not null,
    consent text not null,
    button varchar(200) not null,
    sealed_at timestamptz,
    seal varchar(64),
    unique (quote_id, version)
);

-- an answer that one of ours heard and wrote down: on whose behalf stands in contact_id and contact_name
alter table quote_answer
    add column recorded_by varchar(64),
    add column recorded_by_name varchar(200),
    add column channel varchar(10),
    add column heard_at timestamptz,
    add column note varchar(2000),
    add column proof_document uuid,
    -- to whom we lost it, where we know
    add column lost_to varchar(200);

alter table quote_acceptance_evidence
    add column recorded_by varchar(64),
    add column recorded_by_name varchar(200),
    add column channel varchar(10),
    add column heard_at timestamptz,
    add column note varchar(2000),
    add column proof_document uuid,
    add column proof_hash varchar(64);

-- which request of a customer a fact of the ERP answers
alter table erp_event add column reference varchar(140);

create table quote_request (
    id uuid primary key,
    number varchar(40) not null unique,
    -- given by the page: the same request sent twice is one
    token varchar(64) not null,
    customer varchar(40) not null,
    contact_id uuid not null,
    contact_name varchar(200) not null,
    remark varchar(4000),
    status varchar(20) not null,
    quote_number varchar(40),
    closing_text varchar(2000),
    raised_at timestamptz not null,
    closed_at timestamptz,
    row_version bigint not null,
    unique (customer, token)
);
create index quote_request_of_customer on quote_request (customer, raised_at desc, id desc);

create table quote_request_line (
    request_id uuid not null references quote_request,
    position int not null,
    product varchar(140),
    description varchar(2000) not null,
    quantity numeric(15, 3) not null,
    unit varchar(40),
    primary key (request_id, position)
);

create table quote_request_number (
    year int primary key,
    last int not null
);

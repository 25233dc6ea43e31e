-- what was typed on the last page of a cart, as it was typed
alter table cart add column typed_address varchar(64);
alter table cart add column typed_reference varchar(200);
alter table cart add column typed_wished_date varchar(40);

-- the staff's list of what the ERP told and no process waits for, the newest first
create index erp_event_kept_newest on erp_event (received_at desc, id desc) where state = 'KEPT';

-- what customers report about their orders
create table order_problem (
    id uuid primary key,
    number varchar(40) not null unique,
    order_id uuid not null references customer_order,
    customer varchar(40) not null,
    text varchar(2000) not null,
    contact_id uuid not null,
    contact_name varchar(200) not null,
    reported_at timestamptz not null,
    answer varchar(2000),
    answered_by varchar(200),
    answered_at timestamptz
);
create index order_problem_of_order on order_problem (order_id, reported_at desc, number desc);
create index order_problem_open on order_problem (customer, reported_at desc, number desc) where answered_at is null;

create table order_problem_number (
    year int primary key,
    last int not null
);

create table complaint (
    id uuid primary key,
    number varchar(40) not null unique,
    -- given by the page: the same report sent twice is one
    token varchar(64) not null,
    customer varchar(40) not null,
    consumer boolean not null,
    country varchar(2) not null,
    -- who reported it, null where nobody of the customer is known
    contact_id uuid,
    contact_name varchar(200),
    language varchar(2) not null,
    channel varchar(10) not null,
    -- who of ours wrote it down for a caller
    entered_by varchar(200),
    state varchar(20) not null,
    reason varchar(20) not null,
    wish varchar(20) not null,
    description varchar(10000) not null,
    -- why it names no goods
    why_no_lines varchar(2000),
    invoice varchar(140),
    visible_at_delivery boolean not null,
    distance_contract boolean not null,
    withdrawal_exempt boolean not null,
    evidence boolean not null,
    repair_failed boolean not null,
    repair_possible boolean not null,
    repair_cost_share numeric(7, 2) not null,
    -- worth of the goods it is about, EUR excluding VAT
    worth numeric(15, 2) not null,
    legal_basis varchar(40),
    proposal varchar(40),
    team varchar(40),
    authority varchar(20),
    auto_approved boolean not null,
    goods_back boolean not null,
    resolution varchar(20),
    amount numeric(15, 2),
    decision_grounds varchar(4000),
    reject_reason varchar(40),
    decided_by varchar(200),
    decided_at timestamptz,
    decisions int not null,
    final_decision boolean not null,
    objection varchar(4000),
    objection_until date,
    reported_at timestamptz not null,
    answer_due timestamptz not null,
    answered_at timestamptz,
    answer_late_at timestamptz,
    settlement_due timestamptz not null,
    settlement_late_at timestamptz,
    -- since when the customer has the ball, null while it is with us
    waiting_since timestamptz,
    -- so long the customer had it before
    waited_seconds bigint not null,
    closing varchar(20),
    closed_at timestamptz,
    first_closed_at timestamptz,
    reopened_at timestamptz,
    root_cause varchar(20),
    root_cause_note varchar(2000),
    root_cause_by varchar(200),
    effort int check (effort between 1 and 7),
    solved boolean,
    rating_words varchar(4000),
    rated_at timestamptz,
    history_length int not null,
    row_version bigint not null,
    unique (customer, token)
);
-- a customer's list and the staff's lists of running cases, of those in one state, of a team and of all, newest first
create index complaint_of_customer on complaint (customer, reported_at desc, id desc);
create index complaint_reported on complaint (reported_at desc, id desc);
create index complaint_running on complaint (reported_at desc, id desc) where closed_at is null;
create index complaint_in_state on complaint (state, reported_at desc, id desc);
create index complaint_of_team on complaint (team, reported_at desc, id desc) where closed_at is null;
create index complaint_number_prefix on complaint (number varchar_pattern_ops);
create index complaint_running_of_customer on complaint (customer, reported_at desc, id desc) where closed_at is null;
-- figures
create index complaint_answered on complaint (answered_at) where answered_at is not null;
create index complaint_first_closed on complaint (first_closed_at) where first_closed_at is not null;
create index complaint_rated on complaint (rated_at) where rated_at is not null;

create table complaint_line (
    id uuid primary key,
    complaint_id uuid not null references complaint,
    position int not null,
    order_number varchar(140),
    order_line int,
    invoice varchar(140),
    shipment varchar(140),
    product varchar(140) not null,
    description varchar(2000) not null,
    unit varchar(40) not null,
    quantity numeric(15, 3) not null,
    unit_price numeric(15, 4),
    vat_rate numeric(5, 2) not null,
    delivered_on date,
    serial_number varchar(140),
    batch varchar(140),
    reported_at timestamptz not null,
    unique (complaint_id, position)
);
-- what open cases hold of an order, and earlier cases of a product
create index complaint_line_of_order on complaint_line (order_number, order_line);
create index complaint_line_of_product on complaint_line (product, reported_at desc, id desc);
create index complaint_line_reported on complaint_line (reported_at);

create table complaint_photo (
    id uuid primary key,
    complaint_id uuid not null references complaint,
    position int not null,
    kind varchar(20) not null,
    document_id uuid not null,
    thumbnail bytea not null,
    -- of the bytes as they were sent, which nobody keeps
    sent_sha256 varchar(64) not null,
    added_by varchar(200) not null,
    added_at timestamptz not null,
    unique (complaint_id, position)
);

create table complaint_event (
    id uuid primary key,
    complaint_id uuid not null references complaint,
    customer varchar(40) not null,
    position int not null,
    type varchar(40) not null,
    arguments text[] not null,
    actor varchar(200),
    at timestamptz not null,
    unique (complaint_id, position)
);
create index complaint_event_of_customer on complaint_event (customer, at desc, id desc);

-- reports that somebody has not sent yet
create table complaint_draft (
    id uuid primary key,
    customer varchar(40) not null,
    -- null where one of ours writes it down for a caller
    contact_id uuid,
    staff_id varchar(64),
    content text not null,
    saved_at timestamptz not null,
    expires_at timestamptz not null,
    row_version bigint not null
);
create index complaint_draft_of_contact on complaint_draft (contact_id, saved_at desc, id desc);
create index complaint_draft_of_staff on complaint_draft (staff_id, saved_at desc, id desc);
create index complaint_draft_expired on complaint_draft (expires_at);

create table complaint_draft_photo (
    id uuid primary key,
    draft_id uuid not null references complaint_draft on delete cascade,
    position int not null,
    kind varchar(20) not null,
    content bytea not null,
    thumbnail bytea not null,
    sent_sha256 varchar(64) not null,
    name varchar(140) not null,
    added_at timestamptz not null
);
create index complaint_draft_photo_of_draft on complaint_draft_photo (draft_id, position);

create table complaint_number (
    year int primary key,
    last int not null
);

create table contract (
    id uuid primary key,
    number varchar(40) not null unique,
    customer varchar(40) not null,
    template varchar(60) not null,
    language varchar(2) not null,
    title varchar(200) not null,
    state varchar(20) not null,
    -- how often it was drawn up
    version int not null,
    -- EUR, what mandates are measured by; null where it names no amount
    amount numeric(15, 2),
    -- what its template asks for, as a JSON object of texts
    data varchar(20000) not null,
    -- the order that waits for it, null where none does
    order_number varchar(40),
    sign_by date not null,
    starts_on date not null,
    -- null where it ends by notice only
    ends_on date,
    -- last day to give notice, null where none is needed
    notice_on date,
    requested_by varchar(200),
    -- of the process that it belongs to, null until that began
    instance_id varchar(64) unique,
    document_id uuid,
    -- the same words as HTML
    text_id uuid,
    document_sha256 varchar(64),
    -- as it stands after the last act, then the sealed one
    sealed_id uuid,
    reason varchar(2000),
    requested_at timestamptz not null,
    sent_at timestamptz,
    countersigned_by varchar(200),
    countersigned_at timestamptz,
    signed_at timestamptz,
    closed_at timestamptz,
    history_length int not null,
    row_version bigint not null,
    unique (order_number, template)
);
-- a customer's list and the staff's lists of running contracts, of those in one state and of all, newest first
create index contract_of_customer on contract (customer, requested_at desc, id desc);
create index contract_requested on contract (requested_at desc, id desc);
create index contract_running on contract (requested_at desc, id desc) where closed_at is null;
create index contract_in_state on contract (state, requested_at desc, id desc);
create index contract_number_prefix on contract (number varchar_pattern_ops);

create table contract_number (
    year int primary key,
    last int not null
);

create table contract_signer (
    id uuid primary key,
    contract_id uuid not null references contract,
    version int not null,
    -- from 1, in the order in which they sign
    position int not null,
    -- from 1, grows with every hand-over
    turn int not null,
    contact_id uuid not null,
    name varchar(200) not null,
    state varchar(20) not null,
    invited_at timestamptz,
    answered_at timestamptz,
    reason varchar(2000),
    -- DRAWN or TYPED
    signature_kind varchar(10),
    signature_name varchar(200),
    signature_image bytea,
    -- the words agreed to, and where the click came from
    consent varchar(2000),
    channel varchar(300),
    ip varchar(60),
    user_agent varchar(500),
    sealed boolean not null,
    unique (contract_id, version, position, turn)
);
create index contract_signer_of_contact on contract_signer (contact_id);

create table contract_event (
    id uuid primary key,
    contract_id uuid not null references contract,
    customer varchar(40) not null,
    position int not null,
    type varchar(40) not null,
    arguments varchar(2000) array not null,
    actor varchar(200),
    at timestamptz not null,
    unique (contract_id, position)
);
create index contract_event_of_customer on contract_event (customer, at desc, id desc);

-- one-time codes, hashed; each for one task and one contact
create table contract_code (
    id uuid primary key,
    task_id varchar(64) not null,
    contact_id uuid not null,
    code_hash varchar(64) not null,
    sent_at timestamptz not null,
    valid_until timestamptz not null,
    tries int not null,
    used_at timestamptz
);
create index contract_code_of_task on contract_code (task_id, contact_id, sent_at desc);

-- how far a contact's signature goes, as their company or sales entered it; without a row a signatory signs alone, without limit
create table signing_mandate (
    contact_id uuid primary key,
    customer varchar(40) not null,
    -- EUR, null: no limit
    amount_limit numeric(15, 2),
    two_together boolean not null,
    valid_until date,
    entered_by varchar(200) not null,
    entered_at timestamptz not null
);
create index signing_mandate_of_customer on signing_mandate (customer);

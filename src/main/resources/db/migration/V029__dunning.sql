-- who owes us something: whose case is taken by one at a time
create table dunning_debtor (
    customer varchar(140) primary key,
    -- a case runs since then, null: none
    case_since timestamptz,
    -- what the case does or waits for, and when it looks again
    action varchar(20) not null default 'NONE',
    next_look date,
    insolvent boolean not null default false,
    by_post boolean not null default false,
    blocked_on date,
    -- the ERP has no block: credit control does it there
    blocked_by_hand boolean not null default false,
    block_count int not null default 0,
    account_note varchar(2000)
);
create index dunning_case_running on dunning_debtor (customer) where case_since is not null;
create index dunning_orders_blocked on dunning_debtor (customer) where blocked_on is not null;

create table dunning_case (
    id bigint generated always as identity primary key,
    customer varchar(140) not null,
    opened_at timestamptz not null,
    ended_at timestamptz,
    outcome varchar(20)
);
create unique index dunning_case_one on dunning_case (customer) where ended_at is null;
create index dunning_case_of_customer on dunning_case (customer, id desc);

-- what the ERP told of each thing that was ever open, and how far it was followed up
create table dunning_receivable (
    id varchar(140) primary key,
    invoice varchar(140),
    customer varchar(140) not null,
    invoice_date date,
    due_date date not null,
    total numeric(14, 2) not null,
    open numeric(14, 2) not null,
    currency char(3) not null,
    seen_at timestamptz not null,
    first_seen_on date not null,
    settled_on date,
    -- letters that count as reminders, with what the newest of them set
    level int not null default 0,
    courtesy_on date,
    last_letter_on date,
    term_until date,
    charges_from date,
    called_on date,
    promise_broken boolean not null default false,
    plan_broken boolean not null default false,
    kept_on date,
    handed_over_on date,
    written_off_on date,
    claim_filed_on date
);
create index dunning_open_of_customer on dunning_receivable (customer, due_date, id) where open <> 0;
create index dunning_open_by_due on dunning_receivable (due_date, id) where open <> 0;
create index dunning_of_invoice on dunning_receivable (invoice);

-- what came in, as far as it was seen; counted from the first day on which it can have come
create table dunning_payment (
    receivable varchar(140) not null references dunning_receivable,
    paid_on date not null,
    amount numeric(14, 2) not null,
    primary key (receivable, paid_on)
);

create table dunning_sale (
    invoice varchar(140) primary key,
    customer varchar(140) not null,
    invoice_date date not null,
    due_date date not null,
    total numeric(14, 2) not null,
    settled_on date
);
create index dunning_sale_by_date on dunning_sale (invoice_date, invoice);

create table dunning_receivables_day (
    day date not null,
    kind varchar(10) not null,
    open numeric(16, 2) not null,
    overdue numeric(16, 2) not null,
    customers int not null,
    invoices int not null,
    primary key (day, kind)
);

-- days on which a receivable is left alone; both ends count, the last is open while it lasts
create table dunning_pause (
    receivable varchar(140) not null references dunning_receivable,
    kind varchar(10) not null,
    key varchar(60) not null,
    from_day date not null,
    until_day date,
    primary key (receivable, kind, key)
);

create table dunning_dispute (
    invoice varchar(140) not null,
    case_key varchar(60) not null,
    customer varchar(140) not null,
    opened_on date not null,
    settled_on date,
    primary key (invoice, case_key)
);
create index dunning_dispute_open on dunning_dispute (invoice) where settled_on is null;
create index dunning_dispute_by_day on dunning_dispute (opened_on);
create index dunning_dispute_of_customer on dunning_dispute (customer, opened_on desc);

-- a dispute that credit control itself settles
create table dunning_objection (
    number varchar(20) primary key,
    invoice varchar(140) not null,
    customer varchar(140) not null,
    contact_id uuid,
    contact_name varchar(200) not null,
    language char(2) not null,
    words varchar(2000) not null,
    raised_at timestamptz not null,
    outcome varchar(20),
    answer varchar(2000),
    answered_by varchar(200),
    answered_at timestamptz
);
create index dunning_objection_of_customer on dunning_objection (customer, raised_at desc);

create table dunning_promise (
    id varchar(20) primary key,
    customer varchar(140) not null,
    made_at timestamptz not null,
    made_by varchar(200) not null,
    promised_on date not null,
    -- the customer says that it is paid already, since that day
    paid_on date,
    amount numeric(14, 2) not null,
    state varchar(10) not null,
    ended_at timestamptz
);
create index dunning_promise_of_customer on dunning_promise (customer, made_at desc);
create index dunning_promise_by_day on dunning_promise (promised_on, id);
create index dunning_promise_open on dunning_promise (promised_on, id) where state = 'OPEN';
create table dunning_promise_item (
    promise varchar(20) not null references dunning_promise,
    receivable varchar(140) not null references dunning_receivable,
    open numeric(14, 2) not null,
    primary key (promise, receivable)
);

create table dunning_plan (
    id varchar(20) primary key,
    customer varchar(140) not null,
    asked_at timestamptz not null,
    asked_by varchar(200) not null,
    words varchar(2000),
    total numeric(14, 2) not null,
    state varchar(10) not null,
    decided_by varchar(200),
    decided_at timestamptz,
    answer varchar(2000),
    ended_at timestamptz
);
create index dunning_plan_of_customer on dunning_plan (customer, asked_at desc);
create index dunning_plan_open on dunning_plan (asked_at, id) where state in ('ASKED', 'RUNNING');
create table dunning_plan_item (
    plan varchar(20) not null references dunning_plan,
    receivable varchar(140) not null references dunning_receivable,
    open numeric(14, 2) not null,
    primary key (plan, receivable)
);
create table dunning_plan_instalment (
    plan varchar(20) not null references dunning_plan,
    position int not null,
    due date not null,
    amount numeric(14, 2) not null check (amount > 0),
    primary key (plan, position)
);

create table dunning_letter (
    id varchar(20) primary key,
    customer varchar(140) not null,
    step varchar(40) not null,
    language char(2) not null,
    channel varchar(5) not null,
    state varchar(10) not null,
    decided_at timestamptz not null,
    -- the calculation line by line, as it was shown
    claim text,
    total numeric(14, 2),
    document uuid,
    statement uuid,
    mail uuid,
    sent_on date,
    sent_to varchar(200),
    term_days int not null,
    term_until date,
    charges_from date,
    -- what the ERP said was open right before it went out, and when
    balance text,
    balance_at timestamptz,
    stopped_why varchar(200)
);
create index dunning_letter_of_customer on dunning_letter (customer, decided_at desc, id desc);
create index dunning_letter_open on dunning_letter (customer) where state in ('DECIDED', 'RENDERED', 'TO_POST');
create index dunning_letter_by_mail on dunning_letter (mail) where mail is not null;
create table dunning_letter_item (
    letter varchar(20) not null references dunning_letter,
    receivable varchar(140) not null references dunning_receivable,
    step varchar(40) not null,
    counts boolean not null,
    open numeric(14, 2) not null,
    stopped boolean not null default false,
    primary key (letter, receivable)
);
-- never two letters of one level for one invoice
create unique index dunning_letter_once on dunning_letter_item (receivable, step) where not stopped;

create table dunning_hold (
    id bigint generated always as identity primary key,
    customer varchar(140) not null,
    reason varchar(500) not null,
    until_day date not null,
    held_by varchar(200) not null,
    held_at timestamptz not null,
    ended_by varchar(200),
    ended_at timestamptz
);
create index dunning_hold_running on dunning_hold (customer, until_day) where ended_at is null;

create table dunning_note (
    id bigint generated always as identity primary key,
    customer varchar(140) not null,
    kind varchar(20) not null,
    text varchar(2000) not null,
    written_by varchar(200),
    written_at timestamptz not null
);
create index dunning_note_of_customer on dunning_note (customer, id desc);

create table dunning_hand_over (
    id varchar(20) primary key,
    customer varchar(140) not null,
    asked_at timestamptz not null,
    proposed_by varchar(200),
    confirmed_by varchar(200),
    collector varchar(200),
    total numeric(14, 2) not null,
    dossier uuid,
    done_at timestamptz
);
create index dunning_hand_over_of_customer on dunning_hand_over (customer, asked_at desc);

create table dunning_run (
    day date primary key,
    state varchar(10) not null,
    began_at timestamptz not null,
    ended_at timestamptz,
    place varchar(1000),
    pages int not null default 0,
    invoices int not null default 0,
    judged varchar(140) not null default '',
    letters int not null default 0,
    segment varchar(40),
    redirect varchar(200),
    released_by varchar(200),
    started int not null default 0
);
create index dunning_run_newest on dunning_run (day desc);
create table dunning_run_customer (
    day date not null references dunning_run,
    customer varchar(140) not null,
    action varchar(20),
    step varchar(40),
    dropped boolean not null default false,
    done boolean not null default false,
    primary key (day, customer)
);
create index dunning_run_to_do on dunning_run_customer (day, customer) where not done;

create table dunning_number (
    series varchar(10) primary key,
    last int not null
);

-- goods that come back, what is made good in the ERP, and consumers who withdraw
create table kapstok.goods_return (
    number varchar(40) primary key,
    complaint varchar(20) not null,
    round int not null,
    customer varchar(20) not null,
    authorized_at timestamptz not null,
    in_erp boolean not null,
    document_id uuid,
    reminded_at timestamptz,
    inspected_at timestamptz,
    inspected_by varchar(200),
    closed_at timestamptz, -- nothing more is waited for
    unique (complaint, round)
);
create table kapstok.goods_return_line (
    goods_return varchar(40) not null references kapstok.goods_return,
    position int not null,
    complaint_line int not null,
    sales_order varchar(140) not null,
    order_line int not null,
    product varchar(140) not null,
    description varchar(400) not null,
    unit varchar(40) not null,
    announced numeric(14, 3) not null,
    received numeric(14, 3) not null default 0,
    grade char(1),
    as_described boolean,
    remark varchar(500),
    primary key (goods_return, position)
);
create table kapstok.goods_return_parcel (
    goods_return varchar(40) not null references kapstok.goods_return,
    parcel int not null,
    received_on date not null,
    received_by varchar(200), -- null where the ERP told it
    primary key (goods_return, parcel)
);
create table kapstok.goods_return_part (
    goods_return varchar(40) not null,
    parcel int not null,
    position int not null,
    quantity numeric(14, 3) not null,
    primary key (goods_return, parcel, position),
    foreign key (goods_return, parcel) references kapstok.goods_return_parcel
);

-- what was done in the ERP to make a complaint good; one row for each time it is settled, as it can be reopened
create table kapstok.settlement (
    complaint varchar(20) not null,
    round int not null, -- number of the decision that it carries out
    attempt int not null,
    replacement_order varchar(140),
    replacement_promised date,
    repair_order varchar(140),
    repair_promised date,
    credit_problem varchar(2000), -- why no credit note can be made, found before it was tried
    problem varchar(2000),        -- what the ERP said
    refund_by date,
    refunded_at timestamptz,
    refunded_by varchar(200),
    refund_note varchar(2000),
    by_hand varchar(2000),
    by_hand_by varchar(200),
    primary key (complaint, round)
);
create table kapstok.settlement_credit (
    complaint varchar(20) not null,
    round int not null,
    invoice varchar(140) not null,
    attempt int not null,
    parts varchar(8000) not null, -- line of the complaint : line of the invoice : quantity, or @ and an amount; comma separated
    credit_note varchar(140),     -- null before it was made, as the amounts
    net numeric(14, 2),
    vat numeric(14, 2),
    to_pay_out numeric(14, 2),
    primary key (complaint, round, invoice, attempt),
    foreign key (complaint, round) references kapstok.settlement
);
create unique index settlement_credit_note on kapstok.settlement_credit (credit_note) where credit_note is not null;

-- decisions as they were told, each once
create table kapstok.decision_letter (
    complaint varchar(20) not null,
    decision int not null,
    document_id uuid not null,
    sent_at timestamptz not null,
    primary key (complaint, decision)
);

-- the law's figures, by the country of the consumer and the day of the order
create table kapstok.withdrawal_rule (
    country char(2) not null,
    valid_from date not null,
    days int not null,              -- to withdraw, from the day after the last goods arrived
    send_back_days int not null,    -- for the consumer, from the day after the notice
    refund_days int not null,       -- for the seller, from the day after the notice
    primary key (country, valid_from)
);
insert into kapstok.withdrawal_rule values ('BE', '2014-06-13', 14, 14, 14), ('NL', '2014-06-13', 14, 14, 14);

-- goods that the law lets nobody send back for no reason (made to measure, unsealed hygiene goods, ...), and standard and express delivery
create table kapstok.withdrawal_product (
    product varchar(140) primary key,
    kind varchar(20) not null check (kind in ('EXEMPT', 'DELIVERY', 'EXPRESS'))
);
insert into kapstok.withdrawal_product values ('LEV-1', 'DELIVERY');

create table kapstok.withdrawal (
    complaint varchar(20) primary key,
    sales_order varchar(140) not null,
    customer varchar(20) not null,
    contact_id uuid not null,
    name varchar(200) not null,
    mail varchar(200) not null,
    language char(2) not null,
    declared_at timestamptz not null,
    last_day date, -- null while the goods were still on their way
    whole boolean not null,
    ip varchar(60),
    browser varchar(500)
);
create index withdrawal_of_order on kapstok.withdrawal (sales_order);
create index withdrawal_of_contact on kapstok.withdrawal (contact_id, declared_at desc);

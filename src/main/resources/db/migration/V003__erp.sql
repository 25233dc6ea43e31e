-- one row for each write to the ERP, made before the call
create table erp_command (
    key varchar(200) primary key,
    operation varchar(60) not null,
    document varchar(60) not null,
    request_hash char(64) not null,
    state varchar(10) not null check (state in ('PENDING', 'DONE', 'REJECTED')),
    remote_id varchar(140),
    attempts int not null default 0,
    last_error varchar(1000),
    first_at timestamptz not null,
    last_at timestamptz not null
);

-- facts from outside, each taken once
create table erp_event (
    id varchar(200) primary key,
    type varchar(60) not null,
    key varchar(140) not null,
    state varchar(10) not null check (state in ('RECEIVED', 'HANDLED', 'KEPT')),
    received_at timestamptz not null,
    handled_at timestamptz
);
create index erp_event_kept on erp_event (key, received_at) where state = 'KEPT';

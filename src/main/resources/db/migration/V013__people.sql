-- contacts that an administrator invited exist beside those of the ERP
alter table contact alter column erp_id drop not null;
alter table contact add column invited boolean not null default false;
alter table contact add column removed_at timestamptz;
create index contact_name on contact (customer_id, last_name, first_name, id);

create table invitation (
    id uuid primary key,
    customer varchar(40) not null references customer (number),
    email varchar(254) not null,
    first_name varchar(100) not null,
    last_name varchar(100) not null,
    language varchar(2) not null,
    roles varchar(100) not null,
    invited_by uuid not null references contact,
    -- the token itself is in the mail only
    token_hash varchar(64) not null unique,
    created_at timestamptz not null,
    sent_at timestamptz not null,
    valid_until timestamptz not null,
    accepted_at timestamptz,
    withdrawn_at timestamptz
);
create unique index invitation_open on invitation (customer, email) where accepted_at is null and withdrawn_at is null;
create index invitation_list on invitation (customer, created_at desc, id) where accepted_at is null and withdrawn_at is null;
create index invitation_inviter on invitation (invited_by);

-- what somebody did that may be done only so often; counted here, so that all nodes count the same
create table limited_use (
    kind varchar(40) not null,
    key varchar(300) not null,
    at timestamptz not null
);
create index limited_use_key on limited_use (kind, key, at);
create index limited_use_at on limited_use (at);

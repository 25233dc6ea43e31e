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

-- delivery addresses that a customer keeps beside those of the ERP
create table own_address (
    id uuid primary key,
    customer varchar(40) not null references customer (number),
    label varchar(60) not null,
    name varchar(100) not null,
    street varchar(100) not null,
    house_number varchar(15) not null,
    box varchar(15),
    postal_code varchar(12) not null,
    city varchar(100) not null,
    country varchar(2) not null,
    phone varchar(40),
    instruction varchar(300),
    updated_by uuid not null references contact,
    updated_at timestamptz not null
);
create unique index own_address_label on own_address (customer, lower(label));
create index own_address_by on own_address (updated_by);
-- which address goes first: the ERP's id of one, or the id of an own one
alter table customer add column default_address varchar(64);

-- where the goods of an accepted version go, as the address stood at the click
create table quote_destination (
    quote_id uuid not null references quote,
    version int not null,
    -- false: one that the ERP does not know
    known_to_erp boolean not null,
    name varchar(200),
    street varchar(200) not null,
    postal_code varchar(20),
    city varchar(100) not null,
    country varchar(2) not null,
    phone varchar(40),
    instruction varchar(300),
    primary key (quote_id, version)
);
insert into quote_destination (quote_id, version, known_to_erp, name, street, postal_code, city, country)
select a.quote_id, a.version, true, d.name, d.street, d.postal_code, d.city, d.country
from quote_answer a
join quote q on q.id = a.quote_id
join customer c on c.number = q.customer
join customer_delivery_address d on d.customer_id = c.id and d.erp_id = a.delivery_address
where d.street is not null and d.city is not null and d.country is not null;

-- what staff note of a customer
create table staff_note (
    id uuid primary key,
    customer varchar(40) not null references customer (number),
    author varchar(64) not null,
    author_name varchar(200) not null,
    text varchar(4000) not null,
    at timestamptz not null
);
create index staff_note_list on staff_note (customer, at desc, id desc);

-- a customer's page and time line read these
create index document_of_customer on document (customer, archived_at desc, id desc) where customer is not null;
create index mail_of_customer on mail (customer, created_at desc, id desc) where customer is not null;
alter table quote_event add column customer varchar(40);
update quote_event e set customer = q.customer from quote q where q.id = e.quote_id;
create index quote_event_of_customer on quote_event (customer, at desc, id desc) where customer is not null;

-- which mails a contact wants beside those that are needed
alter table contact add column notices varchar(20) not null default 'AT_ONCE';
alter table mail drop constraint mail_state_check;
alter table mail add constraint mail_state_check
    -- WAITING: for the day's digest; BUNDLED: was in one; UNWANTED: its reader chose to have none
    check (state in ('QUEUED', 'SENT', 'REFUSED', 'WAITING', 'BUNDLED', 'UNWANTED'));
create index mail_waiting on mail (customer, lower(recipient), created_at) where state = 'WAITING';
create index mail_to on mail (customer, lower(recipient), created_at desc, id desc);

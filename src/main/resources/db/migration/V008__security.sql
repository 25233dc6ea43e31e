-- tokens and codes are kept as hashes only
create table sign_in_request (
    id uuid primary key,
    email varchar(254) not null,
    contact_id uuid references contact,
    target varchar(500),
    ip varchar(45) not null,
    link_hash varchar(64) unique,
    code_hash varchar(64),
    attempts int not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index sign_in_request_email on sign_in_request (email, created_at);
create index sign_in_request_ip on sign_in_request (ip, created_at);
create index sign_in_request_contact on sign_in_request (contact_id) where contact_id is not null;
create index sign_in_request_expiry on sign_in_request (expires_at);

create table personal_link (
    token_hash varchar(64) primary key,
    contact_id uuid not null references contact,
    path varchar(500) not null,
    created_at timestamptz not null,
    valid_until timestamptz not null,
    used_at timestamptz
);
create index personal_link_contact on personal_link (contact_id);
create index personal_link_expiry on personal_link (valid_until);

create table remembered_device (
    id uuid primary key,
    contact_id uuid not null references contact,
    token_hash varchar(64) not null unique,
    previous_hash varchar(64) unique,
    rotated_at timestamptz not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    user_agent varchar(500)
);
create index remembered_device_contact on remembered_device (contact_id, created_at);
create index remembered_device_expiry on remembered_device (expires_at);

create table sign_in (
    id uuid primary key,
    contact_id uuid not null references contact,
    at timestamptz not null,
    how varchar(20) not null,
    ip varchar(45) not null,
    user_agent varchar(500)
);
create index sign_in_contact on sign_in (contact_id, at desc, id desc);

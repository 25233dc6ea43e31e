-- every mail that was written, with what became of it
create table mail (
    id uuid primary key,
    -- identity of the moment it tells of
    once text not null unique,
    recipient text not null,
    language text not null,
    template text not null,
    subject text not null,
    text text not null,
    html text not null,
    attachments uuid[] not null,
    business_key text,
    customer text,
    state text not null check (state in ('QUEUED', 'SENT', 'REFUSED')),
    attempts int not null default 0,
    last_error text,
    created_at timestamptz not null,
    sent_at timestamptz
);
create index mail_case on mail (business_key, created_at desc, id);
create index mail_sent on mail (sent_at desc, id) where state = 'SENT';
create index mail_sent_to on mail (lower(recipient), sent_at desc, id) where state = 'SENT';

-- addresses whose mail the trial's mailbox refuses
create table mail_fault (
    address text primary key,
    mode text not null
);

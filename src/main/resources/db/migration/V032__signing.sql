-- one record for each case that is signed; its events say what happened, and nothing of it can be changed
create table evidence_record (
    id uuid primary key,
    business_key text not null unique,
    customer text not null,
    -- what the QR code of its documents says
    code text not null unique,
    opened_at timestamptz not null
);

create table evidence_event (
    record uuid not null references evidence_record,
    seq int not null check (seq > 0),
    type text not null,
    at timestamptz not null,
    actor text not null,
    ip text,
    user_agent text,
    details jsonb not null,
    previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    primary key (record, seq)
);

-- every state in which a document was sealed: which act, by which certificate, and what the file was
create table sealed_document (
    record uuid not null references evidence_record,
    version int not null check (version > 0),
    -- 1 and on: the signers; the highest is the company
    act int not null check (act > 0),
    of_acts int not null check (of_acts >= act),
    signer text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    -- of all of the file but its last signature
    content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
    signed_at timestamptz not null,
    primary key (record, version, act)
);
create index sealed_document_content on sealed_document (content_sha256);

-- certificates that sealed or stamped for us, so that what they signed stays ours when the key is replaced
create table seal_certificate (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    use text not null check (use in ('SEAL', 'TIME_STAMP')),
    content bytea not null,
    first_used_at timestamptz not null
);

-- certificates whose end somebody is told of in time
create table seal_key_watch (
    certificate text primary key,
    watched_from timestamptz not null
);

create function evidence_stays() returns trigger language plpgsql as $$
begin
    raise exception 'What is recorded in % cannot be changed', tg_table_name;
end $$;
create trigger evidence_record_stays before update or delete on evidence_record
    for each row execute function evidence_stays();
create trigger evidence_event_stays before update or delete on evidence_event
    for each row execute function evidence_stays();
create trigger sealed_document_stays before update or delete on sealed_document
    for each row execute function evidence_stays();
create trigger seal_certificate_stays before update or delete on seal_certificate
    for each row execute function evidence_stays();

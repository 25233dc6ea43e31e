-- bytes by their SHA-256: kept once, however many documents have them
create table document_content (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint not null check (size = length(content)),
    content bytea not null
);
-- uncompressed, so that a part of it can be read without the rest
alter table document_content alter column content set storage external;

create table document (
    id uuid primary key,
    kind text not null,
    -- null: for staff only
    customer text,
    business_key text,
    title text not null,
    file_name text not null,
    content_type text not null,
    language text not null,
    sha256 text not null references document_content,
    retain_until date not null,
    archived_at timestamptz not null
);
create index document_case on document (business_key, customer, archived_at desc, id);
create index document_content_use on document (sha256);
create index document_retention on document (retain_until);

-- what is kept stays as it is: a retention may only grow, and only its end lets a document go
create function document_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.retain_until > current_date then
            raise exception 'Document % is kept until %', old.id, old.retain_until;
        end if;
        return old;
    end if;
    if new.retain_until < old.retain_until
            or (to_jsonb(new) - 'retain_until') <> (to_jsonb(old) - 'retain_until') then
        raise exception 'Document % cannot be changed', old.id;
    end if;
    return new;
end $$;
create trigger document_stays before update or delete on document
    for each row execute function document_stays();

-- deleting content that a document still has is refused by the reference
create function document_content_stays() returns trigger language plpgsql as $$
begin
    raise exception 'Content % cannot be changed', old.sha256;
end $$;
create trigger document_content_stays before update on document_content
    for each row execute function document_content_stays();

-- how long what is kept, from when on: the rule with the latest valid_from not after the document's date counts
create table retention_rule (
    kind text not null,
    country text not null,
    valid_from date not null,
    years int not null check (years between 0 and 100),
    -- YEAR: the first of January after the document's year; DAY: the day after the document's date
    counted_from text not null check (counted_from in ('YEAR', 'DAY')),
    reason text not null,
    primary key (kind, country, valid_from)
);
insert into retention_rule (kind, country, valid_from, years, counted_from, reason) values
    ('quote', 'BE', '2000-01-01', 3, 'YEAR', 'voucher that proves nothing against third parties, WER III.86'),
    ('quote', 'NL', '2000-01-01', 2, 'YEAR', 'own policy'),
    ('accepted-quote', 'BE', '2000-01-01', 10, 'YEAR', 'contract claims, art. 2262bis old Civil Code'),
    ('accepted-quote', 'NL', '2000-01-01', 7, 'YEAR', 'AWR art. 52'),
    ('order', 'BE', '2000-01-01', 10, 'YEAR', 'contract claims, art. 2262bis old Civil Code'),
    ('order', 'NL', '2000-01-01', 7, 'YEAR', 'AWR art. 52'),
    ('contract', 'BE', '2000-01-01', 10, 'DAY', 'contract claims from its end, art. 2262bis old Civil Code'),
    ('contract', 'NL', '2000-01-01', 7, 'DAY', 'AWR art. 52'),
    ('invoice', 'BE', '2000-01-01', 7, 'YEAR', 'VAT Code art. 60, before 2023'),
    ('invoice', 'BE', '2023-01-01', 10, 'YEAR', 'VAT Code art. 60'),
    ('invoice', 'NL', '2000-01-01', 7, 'YEAR', 'AWR art. 52 lid 4'),
    ('voucher', 'BE', '2000-01-01', 7, 'YEAR', 'WER III.86'),
    ('voucher', 'NL', '2000-01-01', 7, 'YEAR', 'AWR art. 52'),
    ('building', 'BE', '2000-01-01', 15, 'YEAR', 'VAT documents on buildings'),
    ('building', 'NL', '2000-01-01', 9, 'YEAR', 'year of use and nine more'),
    ('complaint', 'BE', '2000-01-01', 10, 'YEAR', 'with a credit note'),
    ('complaint', 'NL', '2000-01-01', 7, 'YEAR', 'with a credit note'),
    ('complaint-without-credit', 'BE', '2000-01-01', 2, 'YEAR', 'own policy'),
    ('complaint-without-credit', 'NL', '2000-01-01', 2, 'YEAR', 'own policy'),
    ('dunning', 'BE', '2000-01-01', 10, 'YEAR', 'income tax, art. 315 WIB92'),
    ('dunning', 'NL', '2000-01-01', 7, 'YEAR', 'AWR art. 52');

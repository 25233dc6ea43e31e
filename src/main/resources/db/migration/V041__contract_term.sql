-- last days to give notice, and last days, of which somebody was reminded or is going to be; each once
create table contract_reminder (
    contract_id uuid not null references contract,
    -- NOTICE or END
    kind varchar(10) not null,
    day date not null,
    -- the order in which they came, from 1
    position int not null,
    primary key (contract_id, kind, day),
    unique (contract_id, position)
);

-- set once somebody was told that the certificate runs out
alter table seal_key_watch add column told_at timestamptz;

-- certificates that come along with those are known as well, so that a damaged one is told from ours
alter table seal_certificate drop constraint seal_certificate_use_check;
alter table seal_certificate add constraint seal_certificate_use_check check (use in ('SEAL', 'TIME_STAMP', 'CHAIN'));

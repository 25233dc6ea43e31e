-- what the law lets a creditor charge, from when on; a row is never changed: a later one for the same day takes its place
create table claim_rate (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('ECB', 'BE_BUSINESS', 'BE_LEGAL', 'NL_BUSINESS', 'NL_STATUTORY')),
    valid_from date not null,
    -- a year
    percent numeric(6, 3) not null check (percent between 0 and 100),
    source text not null,
    added_by text not null,
    added_at timestamptz not null
);
create index claim_rate_newest on claim_rate (valid_from desc, kind, id desc);

create table claim_sum (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('BE_RECOVERY', 'NL_RECOVERY', 'NL_VAT')),
    valid_from date not null,
    -- EUR; of NL_VAT percent
    amount numeric(12, 2) not null check (amount >= 0),
    source text not null,
    added_by text not null,
    added_at timestamptz not null
);
create index claim_sum_newest on claim_sum (valid_from desc, kind, id desc);

-- a band says what is due above a sum: an amount, and a part of what exceeds the sum
create table claim_scale (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('BE_CONSUMER_CAP', 'NL_BIK')),
    valid_from date not null,
    minimum numeric(12, 2) not null,
    maximum numeric(12, 2) not null check (maximum >= minimum),
    source text not null,
    added_by text not null,
    added_at timestamptz not null
);
create index claim_scale_newest on claim_scale (valid_from desc, kind, id desc);
create table claim_scale_band (
    scale_id bigint not null references claim_scale on delete cascade,
    above numeric(12, 2) not null check (above >= 0),
    amount numeric(12, 2) not null check (amount >= 0),
    percent numeric(6, 3) not null check (percent between 0 and 100),
    primary key (scale_id, above)
);

-- days without work that no rule of the calendar knows
create table claim_holiday (
    id bigint generated always as identity primary key,
    country text not null check (country in ('BE', 'NL')),
    day date not null,
    name text not null,
    source text not null,
    added_by text not null,
    added_at timestamptz not null,
    unique (country, day)
);

-- grows with every row above, so that what was read can be kept until then
create table claim_revision (
    only_one boolean primary key default true check (only_one),
    revision bigint not null
);
insert into claim_revision (revision) values (1);

insert into claim_rate (kind, valid_from, percent, source, added_by, added_at)
select rate.kind, rate.valid_from, rate.percent, rate.source, 'installation', '2026-11-22 00:00:00+00'
from (values
    ('ECB', date '2022-01-01', 0.00, 'ECB, main refinancing operations'),
    ('ECB', date '2022-07-01', 0.00, 'ECB, main refinancing operations'),
    ('ECB', date '2023-01-01', 2.50, 'ECB, main refinancing operations'),
    ('ECB', date '2023-07-01', 4.00, 'ECB, main refinancing operations'),
    ('ECB', date '2024-01-01', 4.50, 'ECB, main refinancing operations'),
    ('ECB', date '2024-07-01', 4.25, 'ECB, main refinancing operations'),
    ('ECB', date '2025-01-01', 3.15, 'ECB, main refinancing operations'),
    ('ECB', date '2025-07-01', 2.15, 'ECB, main refinancing operations'),
    ('ECB', date '2026-01-01', 2.15, 'ECB, main refinancing operations'),
    ('ECB', date '2026-07-01', 2.40, 'ECB, main refinancing operations'),
    ('BE_BUSINESS', date '2022-01-01', 8.00, 'Law of 2 August 2002 art. 5, notice in the Belgian Official Gazette'),
    ('BE_BUSINESS', date '2022-07-01', 8.00, 'Law of 2 August 2002 art. 5, notice in the Belgian Official Gazette'),
    ('BE_BUSINESS', date '2023-01-01', 10.50, 'Law of 2 August 2002 art. 5, notice in the Belgian Official Gazette'),
    ('BE_BUSINESS', date '2023-07-01', 12.00, 'Law of 2 August 2002 art. 5, notice in the Belgian Official Gazette'),
    ('BE_BUSINESS', date '2024-01-01', 12.50, 'Law of 2 August 2002 art. 5, notice in the Belgian Official Gazette'),
    ('BE_BUSINESS', date '2024-07-01', 12.50, 'Law of 2 August 2002 art. 5, notice in the Belgian Official Gazette'),
    ('BE_BUSINESS', date '2025-01-01', 11.50, 'Law of 2 August 2002 art. 5, notice in the Belgian Official Gazette'),
    ('BE_BUSINESS', date '2025-07-01', 10.50, 'Law of 2 August 2002 art. 5, unchanged after it'),
    ('BE_BUSINESS', date '2026-01-01', 10.50, 'Law of 2 August 2002 art. 5, notice in the Belgian Official Gazette'),
    ('BE_BUSINESS', date '2026-07-01', 10.50, 'Law of 2 August 2002 art. 5, computed: 2.40 + 8, rounded up to half a percent; compare with the notice'),
    ('BE_LEGAL', date '2022-01-01', 1.50, 'Law of 5 May 1865 art. 2'),
    ('BE_LEGAL', date '2022-07-01', 1.50, 'Law of 5 May 1865 art. 2'),
    ('BE_LEGAL', date '2023-01-01', 5.25, 'Law of 5 May 1865 art. 2'),
    ('BE_LEGAL', date '2023-07-01', 5.25, 'Law of 5 May 1865 art. 2'),
    ('BE_LEGAL', date '2024-01-01', 5.75, 'Law of 5 May 1865 art. 2'),
    ('BE_LEGAL', date '2024-07-01', 5.75, 'Law of 5 May 1865 art. 2'),
    ('BE_LEGAL', date '2025-01-01', 4.50, 'Law of 5 May 1865 art. 2'),
    ('BE_LEGAL', date '2025-07-01', 4.50, 'Law of 5 May 1865 art. 2'),
    ('BE_LEGAL', date '2026-01-01', 4.50, 'Law of 5 May 1865 art. 2'),
    ('BE_LEGAL', date '2026-07-01', 4.50, 'Law of 5 May 1865 art. 2'),
    ('NL_BUSINESS', date '2022-01-01', 8.00, 'BW art. 6:120 lid 2'),
    ('NL_BUSINESS', date '2022-07-01', 8.00, 'BW art. 6:120 lid 2'),
    ('NL_BUSINESS', date '2023-01-01', 10.50, 'BW art. 6:120 lid 2'),
    ('NL_BUSINESS', date '2023-07-01', 12.00, 'BW art. 6:120 lid 2'),
    ('NL_BUSINESS', date '2024-01-01', 12.50, 'BW art. 6:120 lid 2'),
    ('NL_BUSINESS', date '2024-07-01', 12.25, 'BW art. 6:120 lid 2'),
    ('NL_BUSINESS', date '2025-01-01', 11.15, 'BW art. 6:120 lid 2'),
    ('NL_BUSINESS', date '2025-07-01', 10.15, 'BW art. 6:120 lid 2'),
    ('NL_BUSINESS', date '2026-01-01', 10.15, 'BW art. 6:120 lid 2'),
    ('NL_BUSINESS', date '2026-07-01', 10.40, 'BW art. 6:120 lid 2'),
    ('NL_STATUTORY', date '2022-01-01', 2.00, 'BW art. 6:120 lid 1, by decree'),
    ('NL_STATUTORY', date '2022-07-01', 2.00, 'BW art. 6:120 lid 1, by decree'),
    ('NL_STATUTORY', date '2023-01-01', 4.00, 'BW art. 6:120 lid 1, by decree'),
    ('NL_STATUTORY', date '2023-07-01', 6.00, 'BW art. 6:120 lid 1, by decree'),
    ('NL_STATUTORY', date '2024-01-01', 7.00, 'BW art. 6:120 lid 1, by decree'),
    ('NL_STATUTORY', date '2024-07-01', 7.00, 'BW art. 6:120 lid 1, by decree'),
    ('NL_STATUTORY', date '2025-01-01', 6.00, 'BW art. 6:120 lid 1, by decree'),
    ('NL_STATUTORY', date '2025-07-01', 6.00, 'BW art. 6:120 lid 1, by decree'),
    ('NL_STATUTORY', date '2026-01-01', 4.00, 'BW art. 6:120 lid 1, by decree'),
    ('NL_STATUTORY', date '2026-07-01', 4.00, 'BW art. 6:120 lid 1, by decree')
) as rate (kind, valid_from, percent, source);

insert into claim_sum (kind, valid_from, amount, source, added_by, added_at) values
    ('BE_RECOVERY', '2013-03-16', 40.00, 'Law of 2 August 2002 art. 6', 'installation', '2026-11-22 00:00:00+00'),
    ('NL_RECOVERY', '2013-03-16', 40.00, 'BW art. 6:96 lid 4', 'installation', '2026-11-22 00:00:00+00'),
    ('NL_VAT', '2012-10-01', 21.00, 'Wet OB art. 9', 'installation', '2026-11-22 00:00:00+00');

with scale as (
    insert into claim_scale (kind, valid_from, minimum, maximum, source, added_by, added_at)
    values ('BE_CONSUMER_CAP', '2023-09-01', 0.00, 2000.00, 'WER art. XIX.4', 'installation', '2026-11-22 00:00:00+00'),
           ('NL_BIK', '2012-07-01', 40.00, 6775.00, 'Besluit BIK art. 2', 'installation', '2026-11-22 00:00:00+00')
    returning id, kind
)
insert into claim_scale_band (scale_id, above, amount, percent)
select scale.id, band.above, band.amount, band.percent
from scale join (values
    ('BE_CONSUMER_CAP', 0.00, 20.00, 0.0),
    ('BE_CONSUMER_CAP', 150.00, 30.00, 10.0),
    ('BE_CONSUMER_CAP', 500.00, 65.00, 5.0),
    ('NL_BIK', 0.00, 0.00, 15.0),
    ('NL_BIK', 2500.00, 375.00, 10.0),
    ('NL_BIK', 5000.00, 625.00, 5.0),
    ('NL_BIK', 10000.00, 875.00, 1.0),
    ('NL_BIK', 200000.00, 2775.00, 0.5)
) as band (kind, above, amount, percent) using (kind);

-- under which a sum is paid: ten digits of the year and a number of its own, never of the customer
create sequence payment_reference_number;
create table payment_reference (
    owner text primary key,
    base text not null unique check (base ~ '^[0-9]{10}$'),
    issued_at timestamptz not null
);

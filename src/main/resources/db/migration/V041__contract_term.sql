-- set once somebody was told that the certificate runs out
alter table seal_key_watch add column told_at timestamptz;

-- certificates that come along with those are known as well, so that a damaged one is told from ours
alter table seal_certificate drop constraint seal_certificate_use_check;
alter table seal_certificate add constraint seal_certificate_use_check check (use in ('SEAL', 'TIME_STAMP', 'CHAIN'));

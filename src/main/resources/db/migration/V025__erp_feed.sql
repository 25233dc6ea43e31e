-- how far the ERP's history was read; one row at most
create table erp_feed (
    id boolean primary key default true check (id),
    -- the ERP whose history it is, and the place in it, null before the first answer
    source varchar(20) not null,
    place varchar(1000),
    -- the reading that goes on; a job of an earlier one does nothing
    turn bigint not null,
    due_at timestamptz not null,
    heard_at timestamptz,
    failing_since timestamptz,
    last_error varchar(1000)
);

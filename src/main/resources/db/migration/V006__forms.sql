-- who completed which task: tells a second person who was faster, and lets only one be it
create table task_done (
    task_id      varchar(64)  primary key,
    business_key varchar(255),
    done_by      varchar(255) not null,
    name         varchar(255) not null,
    done_at      timestamptz  not null
);

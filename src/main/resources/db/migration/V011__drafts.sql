-- what a contact typed into the form of a task and did not send; gone with the task, or when its time is over
create table task_draft (
    task_id    varchar(64)  not null,
    contact    varchar(255) not null,
    -- the deployed form it was typed into
    form       varchar(512) not null,
    typed      text         not null,
    saved_at   timestamptz  not null,
    expires_at timestamptz  not null,
    primary key (task_id, contact)
);
create index task_draft_expires on task_draft (expires_at);

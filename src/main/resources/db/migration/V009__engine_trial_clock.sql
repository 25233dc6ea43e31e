-- how far the trial's clock is ahead of real time; one row at most
create table trial_clock (
    id smallint primary key check (id = 1),
    ahead_millis bigint not null
);

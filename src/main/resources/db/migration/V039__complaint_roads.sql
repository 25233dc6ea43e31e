-- what an older version left open is found at the start
create index dunning_objection_open on dunning_objection (number) where outcome is null;
create index order_problem_open_number on order_problem (number) where answered_at is null;

-- a withdrawal goes the road of complaints and is none
alter table complaint add column withdrawal boolean not null default false;
update complaint set withdrawal = true where number in (select complaint from withdrawal);
-- whether the ERP called the order off before goods left; null where nothing was to be stopped
alter table withdrawal add column order_stopped boolean;

-- an order whose consumer was not told of the right to withdraw with the order, or who asked that a service begin at once
create table withdrawal_information (
    sales_order varchar(140) primary key,
    informed boolean not null,
    informed_on date, -- null where they were told with the order or not at all
    start_requested_on date,
    noted_by varchar(200) not null,
    noted_at timestamptz not null
);
-- services that run for so many days, of which what was used is paid where the consumer asked for them to begin
create table withdrawal_service (
    product varchar(140) primary key,
    days int not null check (days > 0)
);

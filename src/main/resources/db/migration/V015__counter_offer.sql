-- how the customer wants one line of the version that they answered to; a line that stays as it is has none
create table quote_line_wish (
    answer_id uuid not null references quote_answer,
    -- of the line in that version
    position int not null,
    -- null where the line is to go
    quantity numeric(15, 3),
    dropped boolean not null,
    remark varchar(500),
    primary key (answer_id, position)
);

alter table quote_request add column wished_date date;
create index quote_request_open on quote_request (customer, raised_at desc, id desc) where status = 'OPEN';

-- the staff's list of running quotes in one state, however few of them there are
create index quote_running_in_state on quote (status, submitted_at desc, id desc) where closed_at is null;

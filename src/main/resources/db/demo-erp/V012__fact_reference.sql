alter table fact add column reference varchar(40);

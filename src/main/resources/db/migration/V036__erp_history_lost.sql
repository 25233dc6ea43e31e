-- when the ERP's history was last found not to go on where it was read, as after a backup was put back
alter table erp_feed add column lost_at timestamptz;

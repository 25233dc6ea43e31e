-- who is followed up by hand, by the law of another country, until when nothing more is asked of credit control
alter table dunning_receivable add column abroad_until date;

-- staff let a customer order again although something is overdue; until when their orders are not blocked anew
alter table dunning_debtor add column released_until date;

-- parts that came in, and those of a plan that is over
alter table dunning_plan_instalment add column done boolean not null default false;
update dunning_plan_instalment i set done = true from dunning_plan p where p.id = i.plan and p.state not in ('ASKED', 'RUNNING');
create index dunning_instalment_due on dunning_plan_instalment (due, plan, position) where not done;

create index dunning_pause_by_key on dunning_pause (kind, key);
create index dunning_letter_item_of_receivable on dunning_letter_item (receivable);
create index dunning_receivable_by_due on dunning_receivable (due_date, id);

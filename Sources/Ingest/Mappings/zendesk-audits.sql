-- A row is an audit, or one of the changes and comments inside it. Whether a public comment is a
-- reply depends on who wrote it: it counts once the users were imported.
with audits as (select record as a from records),
changes as (
  select a, unnest(json_extract(a, '$.events[*]')) as e from audits
)
select
  (a ->> '$.id') as external_id, (a ->> '$.ticket_id') as contact_external_id,
  (a ->> '$.created_at') as moment, 'audit' as kind, (a ->> '$.author_id') as actor,
  null as from_value, null as to_value
from audits
union all by name
select
  concat_ws('-', (a ->> '$.id'), (e ->> '$.id')) as external_id,
  (a ->> '$.ticket_id') as contact_external_id, (a ->> '$.created_at') as moment,
  case (e ->> '$.field_name')
    when 'assignee_id' then 'assignee' when 'group_id' then 'team' else (e ->> '$.field_name')
  end as kind,
  (a ->> '$.author_id') as actor, (e ->> '$.previous_value') as from_value, (e ->> '$.value') as to_value
from changes
where (e ->> '$.type') in ('Create', 'Change')
  and (e ->> '$.field_name') in ('status', 'assignee_id', 'group_id', 'priority')
union all by name
select
  concat_ws('-', (a ->> '$.id'), (e ->> '$.id')) as external_id,
  (a ->> '$.ticket_id') as contact_external_id, (a ->> '$.created_at') as moment, 'comment' as kind,
  coalesce((e ->> '$.author_id'), (a ->> '$.author_id')) as actor,
  case when (e ->> '$.public') = 'true' then 'public' else 'private' end as to_value
from changes where (e ->> '$.type') in ('Comment', 'VoiceComment', 'FacebookComment')

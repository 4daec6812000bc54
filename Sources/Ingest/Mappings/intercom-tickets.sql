-- A row is a ticket, a part of it, or a link to a conversation. Its state's history gives the
-- moments of resolution.
with tickets as (select record as t from records),
parts as (
  select (t ->> '$.id') as ticket_id, unnest(json_extract(t, '$.ticket_parts.ticket_parts[*]')) as p
  from tickets
), changes as (
  select
    ticket_id,
    min(try_cast((p ->> '$.created_at') as double)) filter (where is_resolved) as first_resolved,
    max(try_cast((p ->> '$.created_at') as double)) filter (where is_resolved) as last_resolved,
    count(*) filter (where (p ->> '$.previous_ticket_state') = 'resolved' and not is_resolved)
      as reopens,
    min(try_cast((p ->> '$.created_at') as double)) filter (
      where (p ->> '$.part_type') = 'comment' and (p ->> '$.author.type') = 'admin') as first_reply
  from (
    select
      *,
      coalesce((p ->> '$.ticket_state') = 'resolved'
        and (p ->> '$.previous_ticket_state') is distinct from 'resolved', false) as is_resolved
    from parts)
  group by all
), links as (
  select (t ->> '$.id') as ticket_id, (t ->> '$.created_at') as moment,
    unnest(json_extract(t, '$.linked_objects.data[*]')) as l from tickets
)
select
  'contact' as row, (t ->> '$.id') as external_id,
  coalesce((t ->> '$.contacts.contacts[0].id'), (t ->> '$.contacts[0].id')) as customer_id,
  case when (t ->> '$.category') = 'Customer' then 'email' else 'back_office' end as channel,
  (t ->> '$.created_at') as started_at,
  cast(try_cast(first_reply as bigint) as varchar) as first_reply_at,
  cast(try_cast(first_resolved as bigint) as varchar) as resolved_first_at,
  cast(try_cast(last_resolved as bigint) as varchar) as resolved_last_at,
  (t ->> '$.admin_assignee_id') as agent_id, nullif((t ->> '$.team_assignee_id'), '0') as team,
  (t ->> '$.ticket_type.name') as reason, cast(reopens as varchar) as reopens,
  coalesce((t ->> '$.ticket_state.category'), (t ->> '$.ticket_state')) as status,
  (t ->> '$.updated_at') as updated_at,
  null as moment, null as kind, null as actor, null as from_value, null as to_value,
  null as contact_external_id
from tickets left join changes on ticket_id = (t ->> '$.id')
union all by name
select
  'event' as row, 'ticket-part-' || (p ->> '$.id') as external_id, ticket_id as contact_external_id,
  (p ->> '$.created_at') as moment,
  case
    when (p ->> '$.part_type') = 'comment' and (p ->> '$.author.type') = 'admin' then 'reply'
    when (p ->> '$.part_type') = 'comment' and (p ->> '$.author.type') in ('bot', 'operator')
      then 'bot_reply'
    when (p ->> '$.part_type') = 'comment' then 'customer_message'
    when (p ->> '$.part_type') like 'ticket_state_updated%' then 'status'
    else (p ->> '$.part_type')
  end as kind,
  case when (p ->> '$.author.type') = 'admin' then (p ->> '$.author.id') end as actor,
  (p ->> '$.previous_ticket_state') as from_value, (p ->> '$.ticket_state') as to_value
from parts
union all by name
select
  'event' as row, 'link-' || ticket_id || '-' || (l ->> '$.id') as external_id,
  ticket_id as contact_external_id, moment, 'link' as kind, 'intercom:' || (l ->> '$.id') as to_value
from links where (l ->> '$.type') = 'conversation'

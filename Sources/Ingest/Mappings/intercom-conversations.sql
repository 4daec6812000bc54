-- A row is a conversation, one of its parts that came with it, or its rating. Parts are capped:
-- replies are counted only when all of them are there. statistics holds moments on the calendar;
-- its durations leave out office hours and are not used, apart from the tracked handling time.
with conversations as (
  select
    record as c,
    coalesce(json_extract(record, '$.conversation_parts.conversation_parts'), '[]') as parts,
    coalesce((record ->> '$.source.delivered_as'), '') as delivered_as,
    (record -> '$.statistics') as s
  from records
), parts as (
  select (c ->> '$.id') as conversation_id, unnest(json_extract(parts, '$[*]')) as p
  from conversations
), replies as (
  select
    conversation_id,
    count(*) filter (where (p ->> '$.author.type') = 'admin') as reply_count,
    min(try_cast((p ->> '$.created_at') as double)) filter (where (p ->> '$.author.type') = 'admin')
      as first_admin,
    min(try_cast((p ->> '$.created_at') as double))
      filter (where (p ->> '$.author.type') in ('admin', 'bot', 'operator')) as first_any,
    count(*) as part_count
  from parts where (p ->> '$.part_type') = 'comment' and (p ->> '$.body') is not null group by all
), counted as (
  select
    c, s, delivered_as, first_any, reply_count,
    coalesce(try_cast((c ->> '$.conversation_parts.total_count') as integer), 0)
      <= json_array_length(parts) and json_array_length(parts) > 0 as is_whole,
    coalesce((s ->> '$.first_admin_reply_at'), cast(try_cast(first_admin as bigint) as varchar))
      as first_reply_at,
    (c ->> '$.ai_agent_participated') = 'true' as has_ai,
    coalesce(nullif((c ->> '$.admin_assignee_id'), '0'), (c ->> '$.assignee.id')) as admin
  from conversations left join replies on conversation_id = (c ->> '$.id')
)
select
  'contact' as row, (c ->> '$.id') as external_id,
  coalesce((c ->> '$.contacts.contacts[0].id'), (c ->> '$.contacts[0].id'), (c ->> '$.user.id'),
    case when (c ->> '$.source.author.type') in ('user', 'lead', 'contact')
      then (c ->> '$.source.author.id') end) as customer_id,
  (c ->> '$.source.type') as channel,
  case
    when delivered_as in ('admin_initiated', 'campaigns_initiated', 'automated') then 'outbound'
    when delivered_as = 'customer_initiated' then 'inbound'
  end as direction,
  (c ->> '$.created_at') as started_at, first_reply_at,
  coalesce(cast(try_cast(first_any as bigint) as varchar), first_reply_at) as first_any_reply_at,
  (s ->> '$.first_close_at') as resolved_first_at, (s ->> '$.last_close_at') as resolved_last_at,
  admin as agent_id, coalesce((c ->> '$.team_assignee_id'), (c ->> '$.assignee.team_id')) as team,
  case (c ->> '$.priority') when 'priority' then 'high' when 'not_priority' then 'normal'
    else (c ->> '$.priority') end as priority,
  nullif(array_to_string(
    try_cast(json_extract_string(c, '$.tags.tags[*].name') as varchar[]), ','), '') as tags,
  case
    when not has_ai then 'human'
    when has_ai and coalesce((c ->> '$.ai_agent.resolution_state'), '') in
      ('assumed_resolution', 'confirmed_resolution') and first_reply_at is null then 'ai'
    when has_ai then 'ai_then_human'
  end as handler,
  (c ->> '$.ai_agent.resolution_state') as ai_resolution_state,
  coalesce((s ->> '$.adjusted_handling_time'), (s ->> '$.handling_time')) as handle_seconds,
  case
    when (s ->> '$.adjusted_handling_time') is not null then 'adjusted handling time'
    when (s ->> '$.handling_time') is not null then 'assignment to close'
  end as handle_method,
  case when is_whole then cast(coalesce(reply_count, 0) as varchar) end as replies,
  (s ->> '$.count_reopens') as reopens,
  case when (s ->> '$.count_assignments') is not null
    then cast(try_cast((s ->> '$.count_assignments') as integer) - least(1, try_cast((s ->> '$.count_assignments') as integer)) as varchar)
  end as transfers,
  (c ->> '$.state') as status, (c ->> '$.updated_at') as updated_at,
  null as moment, null as kind, null as actor, null as from_value, null as to_value,
  null as contact_external_id, null as score, null as comment
from counted
union all by name
select
  'event' as row, (p ->> '$.id') as external_id, conversation_id as contact_external_id,
  (p ->> '$.created_at') as moment,
  case
    when (p ->> '$.part_type') = 'comment' and (p ->> '$.body') is null then 'update'
    when (p ->> '$.part_type') = 'comment' and (p ->> '$.author.type') = 'admin' then 'reply'
    when (p ->> '$.part_type') = 'comment' and (p ->> '$.author.type') in ('bot', 'operator')
      then 'bot_reply'
    when (p ->> '$.part_type') = 'comment' then 'customer_message'
    else (p ->> '$.part_type')
  end as kind,
  case when (p ->> '$.author.type') = 'admin' then (p ->> '$.author.id') end as actor,
  coalesce((p ->> '$.assigned_to.id'), (p ->> '$.assigned_to')) as to_value
from parts
union all by name
select
  'survey' as row, 'csat-' || (c ->> '$.id') as external_id, (c ->> '$.id') as contact_external_id,
  coalesce((c ->> '$.conversation_rating.teammate.id'), (c ->> '$.conversation_rating.admin.id'))
    as agent_id,
  (c ->> '$.conversation_rating.rating') as score, (c ->> '$.conversation_rating.remark') as comment,
  coalesce((c ->> '$.conversation_rating.created_at'), (c ->> '$.updated_at')) as moment
from conversations where (c ->> '$.conversation_rating.rating') is not null

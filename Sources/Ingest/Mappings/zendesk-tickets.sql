-- A row is a ticket, or the rating inside it. Metric sets come inside the ticket, or as a list
-- beside the tickets. Zendesk may close a ticket that was never solved: closing then resolves it.
with sets as (
  select (item ->> '$.ticket_id') as ticket_id, any_value(item) as item
  from (select unnest(json_extract(document, '$.metric_sets[*]')) as item from documents)
  group by ticket_id
), tickets as (
  select
    record as t,
    coalesce(
      case when json_type(record, '$.metric_set') = 'OBJECT' then (record -> '$.metric_set') end,
      case when json_type(record, '$.metric_sets') = 'OBJECT' then (record -> '$.metric_sets') end,
      sets.item) as m
  from records left join sets on sets.ticket_id = (records.record ->> '$.id')
), timed as (
  select
    t, m, try_cast((t ->> '$.created_at') as timestamptz) as created,
    try_cast((m ->> '$.reopens') as integer) as reopens,
    coalesce(
      try_cast((m ->> '$.reply_time_in_seconds.calendar') as double),
      60 * try_cast((m ->> '$.reply_time_in_minutes.calendar') as double)) as reply_seconds,
    60 * try_cast((m ->> '$.first_resolution_time_in_minutes.calendar') as double) as first_seconds,
    case when (t ->> '$.status') = 'closed'
      then coalesce((m ->> '$.custom_status_updated_at'), (m ->> '$.status_updated_at')) end as closed,
    concat_ws(',', array_to_string(try_cast(json_extract(t, '$.tags') as varchar[]), ',')) as tags
  from tickets
)
select
  'contact' as row, (t ->> '$.id') as external_id, (t ->> '$.requester_id') as customer_id,
  coalesce((t ->> '$.from_messaging_channel'), 'false') as is_messaging,
  (t ->> '$.via.channel') as channel, (t ->> '$.via.source.rel') as rel, (t ->> '$.created_at') as started_at,
  case when reply_seconds is not null
    then cast(created + to_microseconds(try_cast((case when reply_seconds < 1e10 then reply_seconds end) * 1e6 as bigint)) as varchar)
  end as first_reply_at,
  case
    when coalesce(reopens, 0) = 0 then coalesce((m ->> '$.solved_at'), closed)
    when first_seconds is not null
    then cast(created + to_microseconds(try_cast((case when first_seconds < 1e10 then first_seconds end) * 1e6 as bigint)) as varchar)
  end as resolved_first_at,
  coalesce((m ->> '$.solved_at'), closed) as resolved_last_at, closed as closed_at,
  (t ->> '$.assignee_id') as agent_id, (t ->> '$.group_id') as team, (t ->> '$.brand_id') as product,
  (t ->> '$.type') as reason, (t ->> '$.priority') as priority, nullif(tags, '') as tags,
  case
    when not regexp_matches(tags, '(^|,)ai_agent') then null
    when (t ->> '$.assignee_id') is null then 'ai' else 'ai_then_human'
  end as handler,
  (m ->> '$.replies') as replies, cast(reopens as varchar) as reopens,
  case when (m ->> '$.assignee_stations') is not null
    then cast(try_cast((m ->> '$.assignee_stations') as integer) - least(1, try_cast((m ->> '$.assignee_stations') as integer)) as varchar)
  end as transfers,
  (t ->> '$.status') as status, (t ->> '$.updated_at') as updated_at,
  null as score, null as comment
from timed
union all by name
select
  'survey' as row, 'csat-' || (t ->> '$.id') as external_id, (t ->> '$.id') as contact_external_id,
  (t ->> '$.requester_id') as customer_id, (t ->> '$.assignee_id') as agent_id,
  (t ->> '$.satisfaction_rating.score') as score, (t ->> '$.satisfaction_rating.comment') as comment,
  (t ->> '$.updated_at') as updated_at
from timed where (t ->> '$.satisfaction_rating.score') in ('good', 'bad')

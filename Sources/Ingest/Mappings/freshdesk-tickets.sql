-- A row is a ticket of API version 2 or 1. is_escalated and fr_escalated mean a breached SLA, not a
-- higher tier: they become tags. A ticket that was reopened keeps only its last resolution.
with tickets as (
  select
    record as t, (record -> '$.stats') as s,
    coalesce(json_type(record, '$.stats') = 'OBJECT', false) as has_stats,
    (record ->> '$.stats.reopened_at') as reopened_at,
    coalesce(
      (record ->> '$.stats.resolved_at'),
      case when try_cast((record ->> '$.status') as integer) = 5
        then (record ->> '$.stats.closed_at') end) as resolved_at,
    coalesce((record ->> '$.is_escalated'), (record ->> '$.isescalated')) = 'true' as missed_due,
    (record ->> '$.fr_escalated') = 'true' as missed_reply
  from records
)
select
  (t ->> '$.id') as external_id, (t ->> '$.requester_id') as customer_id, (t ->> '$.source') as source_code,
  (t ->> '$.created_at') as started_at, (s ->> '$.first_responded_at') as first_reply_at,
  case when reopened_at is null then resolved_at end as resolved_first_at,
  resolved_at as resolved_last_at, (s ->> '$.closed_at') as closed_at,
  (t ->> '$.responder_id') as agent_id, (t ->> '$.group_id') as team,
  (t ->> '$.product_id') as product, coalesce((t ->> '$.type'), (t ->> '$.ticket_type')) as reason,
  (t ->> '$.priority') as priority,
  nullif(concat_ws(',',
    nullif(array_to_string(try_cast(json_extract(t, '$.tags') as varchar[]), ','), ''),
    case when missed_due then 'sla_missed' end,
    case when missed_reply then 'sla_first_reply_missed' end), '') as tags,
  case when has_stats then case when reopened_at is null then '0' else '1' end end as reopens,
  (t ->> '$.status') as status, (t ->> '$.updated_at') as updated_at,
  case
    when (t ->> '$.spam') = 'true' or (t ->> '$.deleted') = 'true' then 'true' else 'false'
  end as deleted
from tickets

-- A row is a conversation as the API lists it. Its first inbox decides nothing: the channel is the
-- recipient's, when Front tells it.
select
  (record ->> '$.id') as external_id, (record ->> '$.type') as type,
  coalesce((record ->> '$.recipient._links.related.contact'), (record ->> '$.recipient.handle'))
    as customer_id,
  case
    when (record ->> '$.recipient.handle') like '%@%' then 'email'
    when regexp_matches((record ->> '$.recipient.handle'), '^\+?[0-9 ]+$') then 'phone'
  end as channel,
  case (record ->> '$.recipient.role') when 'to' then 'outbound' when 'from' then 'inbound' end
    as direction,
  (record ->> '$.created_at') as started_at, (record ->> '$.assignee.id') as agent_id,
  nullif(array_to_string(
    try_cast(json_extract_string(record, '$.tags[*].name') as varchar[]), ','), '') as tags,
  coalesce((record ->> '$.status_category'), (record ->> '$.status')) as status,
  (record ->> '$.updated_at') as updated_at
from records

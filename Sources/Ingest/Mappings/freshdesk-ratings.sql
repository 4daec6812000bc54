-- A row is one answer of a satisfaction survey. The scale runs from -103 (extremely unhappy) over
-- 100 (neutral) to 103 (extremely happy), and becomes 1 to 7.
with ratings as (
  select
    record as r,
    coalesce((record ->> '$.ratings.default_question'), (record ->> '$.rating')) as code
  from records
)
select
  'csat-' || (r ->> '$.id') as external_id, (r ->> '$.ticket_id') as contact_external_id,
  (r ->> '$.user_id') as customer_id, (r ->> '$.agent_id') as agent_id, (r ->> '$.group_id') as team,
  case code
    when '103' then '7' when '102' then '6' when '101' then '5' when '100' then '4'
    when '-101' then '3' when '-102' then '2' when '-103' then '1'
  end as score,
  (r ->> '$.feedback') as comment, (r ->> '$.created_at') as answered_at,
  (r ->> '$.updated_at') as updated_at
from ratings

-- A row is an article of a ticket. A public article of an agent is a reply; sender 1 is the agent,
-- 2 the customer, 3 the system, unless the names were expanded.
with articles as (
  select
    record as a,
    coalesce((record ->> '$.sender'),
      case (record ->> '$.sender_id') when '1' then 'Agent' when '2' then 'Customer'
        when '3' then 'System' end) as sender
  from records
)
select
  'article-' || (a ->> '$.id') as external_id, (a ->> '$.ticket_id') as contact_external_id,
  (a ->> '$.created_at') as moment,
  case
    when (a ->> '$.internal') = 'true' or coalesce((a ->> '$.type'), '') = 'note'
      and sender is distinct from 'Customer' then 'note'
    when sender = 'Agent' then 'reply'
    when sender = 'Customer' then 'customer_message'
    else 'bot_reply'
  end as kind,
  case when sender = 'Agent' then (a ->> '$.created_by_id') end as actor,
  (a ->> '$.updated_at') as updated_at
from articles

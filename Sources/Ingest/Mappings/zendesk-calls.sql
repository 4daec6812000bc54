-- A row is a Talk call, or its link to the ticket that Zendesk made of it. A call that ends in
-- voicemail without an agent was not answered; one left in the menu was never queued.
with calls as (
  select
    record as c, (record ->> '$.completion_status') as completion,
    coalesce(nullif((record ->> '$.agent_id'), '0'), '') <> ''
      and coalesce(try_cast((record ->> '$.talk_time') as double), 0) > 0 as has_talked
  from records
), judged as (
  select
    c, completion,
    case
      when completion like 'abandoned%' then false
      when completion in ('completed', 'not_accepted', 'agent_missed') then has_talked
      when has_talked then true
    end as answered,
    coalesce(completion in ('abandoned_in_queue', 'abandoned_in_ivr', 'abandoned_in_voicemail',
      'abandoned_on_hold'), false) as abandoned
  from calls
)
select
  'contact' as row, (c ->> '$.id') as external_id, (c ->> '$.customer_id') as customer_id,
  (c ->> '$.direction') as direction, (c ->> '$.created_at') as started_at,
  (c ->> '$.agent_id') as agent_id, (c ->> '$.call_group_id') as team, (c ->> '$.line_id') as queue,
  case
    when completion = 'abandoned_in_ivr' then 'false'
    when (c ->> '$.direction') = 'inbound' then 'true'
  end as queued,
  cast(answered as varchar) as answered, cast(abandoned as varchar) as abandoned,
  case when answered then coalesce((c ->> '$.time_to_answer'), (c ->> '$.wait_time'))
    else (c ->> '$.wait_time') end as wait_seconds,
  case when answered then (c ->> '$.talk_time') end as talk_seconds,
  case when answered then (c ->> '$.hold_time') end as hold_seconds,
  case when answered then (c ->> '$.wrap_up_time') end as wrap_seconds,
  case when answered then 'talk + hold + wrap-up' end as handle_method,
  case when (c ->> '$.voicemail') = 'true' then 'voicemail' else completion end as status,
  (c ->> '$.updated_at') as updated_at, null as moment, null as to_value
from judged
union all by name
select
  'link' as row, 'call-' || (c ->> '$.id') as external_id, (c ->> '$.id') as contact_external_id,
  (c ->> '$.created_at') as moment, 'zendesk:' || (c ->> '$.ticket_id') as to_value
from judged where (c ->> '$.ticket_id') is not null

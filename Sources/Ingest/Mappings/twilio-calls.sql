-- A row is a contact made of the legs of one call: those that name the same parent, and the parent
-- itself. A leg is never a contact of its own. With child legs, talk is their time; a call without
-- any talks for its whole duration, which then holds the menu and the wait.
with legs as (
  select
    record as l, coalesce((record ->> '$.parent_call_sid'), (record ->> '$.sid')) as root,
    (record ->> '$.parent_call_sid') is null as is_parent,
    coalesce(try_cast((record ->> '$.duration') as double), 0) as seconds,
    (record ->> '$.status') as status,
    try_strptime(coalesce((record ->> '$.start_time'), (record ->> '$.date_created')),
      ['%a, %d %b %Y %H:%M:%S %z', '%Y-%m-%dT%H:%M:%SZ']) as started
  from records
), calls as (
  select
    root,
    arg_min(l, (not is_parent, started)) as first_leg,
    arg_min(l, started) filter (where not is_parent) as child,
    count(*) filter (where not is_parent) as child_count,
    sum(seconds) filter (where not is_parent and status = 'completed') as child_seconds,
    max(seconds) filter (where is_parent and status = 'completed') as parent_seconds,
    bool_or(is_parent) as has_parent,
    count(*) filter (where not is_parent and status = 'completed' and seconds > 0) as talked_legs,
    min(started) filter (where is_parent) as parent_started,
    min(started) filter (where not is_parent and status = 'completed') as child_started,
    max((l ->> '$.date_updated')) as updated
  from legs group by root
), judged as (
  select
    *, (first_leg ->> '$.direction') like 'outbound%' as is_outbound,
    (first_leg ->> '$.status') as status,
    case
      when child_count > 0 then coalesce(child_seconds, 0) > 0
      else (first_leg ->> '$.status') = 'completed' and coalesce(parent_seconds, 0) > 0
    end as answered
  from calls
)
select
  root as external_id,
  case when is_outbound then (first_leg ->> '$.to') else (first_leg ->> '$.from') end as customer_id,
  case when is_outbound then 'outbound' else 'inbound' end as direction,
  coalesce((first_leg ->> '$.start_time'), (first_leg ->> '$.date_created')) as started_at,
  case when is_outbound then (first_leg ->> '$.from') else (first_leg ->> '$.to') end as queue,
  case when (child ->> '$.to') like 'client:%' then (child ->> '$.to') end as agent_id,
  cast(answered as varchar) as answered,
  case when has_parent and child_count > 0 and not is_outbound
    and child_started >= parent_started
  then cast(epoch(child_started) - epoch(parent_started) as varchar) end as wait_seconds,
  case when answered then
    cast(case when child_count > 0 then child_seconds else parent_seconds end as varchar)
  end as talk_seconds,
  case when answered then
    case when child_count > 0 then 'duration of the legs' else 'duration of the call' end
  end as handle_method,
  case when answered and (first_leg ->> '$.answered_by') is distinct from 'machine_start' then 'human'
  end as handler,
  case when talked_legs > 0 then cast(talked_legs - 1 as varchar) end as transfers, status,
  updated as updated_at
from judged

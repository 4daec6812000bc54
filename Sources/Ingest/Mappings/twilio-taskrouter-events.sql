-- A row is a task gathered from its events, one of the events, or the state in which a worker was
-- until an activity changed. Events come at least once and in any order.
with events as (
  select distinct on (sid) *
  from (
    select
      (record ->> '$.sid') as sid, (record ->> '$.event_type') as type, (record -> '$.event_data') as e,
      (record ->> '$.resource_sid') as resource,
      coalesce(
        try_cast((record ->> '$.event_date') as timestamptz),
        try_cast(make_timestamp(try_cast(1000 * try_cast((record ->> '$.event_date_ms') as double)
          as bigint)) as timestamptz)) as date_second,
      try_cast(make_timestamp(try_cast(1000 * try_cast((record ->> '$.event_date_ms') as double)
          as bigint)) as timestamptz) as date_milli
    from records)
  order by sid
), timed as (
  select
    *,
    -- Milliseconds, unless they contradict the date.
    case when abs(epoch(date_milli) - epoch(date_second)) <= 1 then date_milli else date_second end
      as moment,
    coalesce((e ->> '$.task_sid'), case when type like 'task%' then resource end) as task,
    coalesce((e ->> '$.worker_sid'), case when type like 'worker%' then resource end) as worker
  from events
), tasks as (
  select
    task,
    min(moment) filter (where type = 'task.created') as created,
    min(moment) filter (where type = 'task-queue.entered') as queued,
    min(moment) filter (where type = 'reservation.accepted') as accepted,
    max(moment) filter (where type in ('reservation.wrapup', 'task.wrapup')) as wrapup,
    max(moment) filter (where type in ('reservation.completed', 'task.completed')) as completed,
    max(moment) filter (where type in ('task.canceled', 'task.deleted')) as canceled,
    count(*) filter (where type = 'task.transfer-completed') as transfers,
    arg_max(worker, moment) filter (where type = 'reservation.accepted') as worker,
    any_value(coalesce((e ->> '$.task_queue_name'), (e ->> '$.task_queue_sid'))) as queue,
    any_value((e ->> '$.task_channel_unique_name')) as channel,
    any_value((e ->> '$.task_priority')) as priority,
    any_value(try_cast((e ->> '$.task_attributes') as json)) as attributes,
    any_value((e ->> '$.task_canceled_reason')) as reason,
    max(moment) as last_moment
  from timed where task is not null group by task
)
select
  'contact' as row, task as external_id,
  coalesce((attributes ->> '$.customer_id'), (attributes ->> '$.from'), (attributes ->> '$.caller'))
    as customer_id,
  channel, coalesce((attributes ->> '$.direction'), 'inbound') as direction,
  cast(coalesce(created, queued) as varchar) as started_at, worker as agent_id, queue, priority,
  case when queued is not null or accepted is not null or canceled is not null then 'true' end
    as queued,
  case when accepted is not null then 'true' when canceled is not null then 'false' end as answered,
  case when accepted is not null then 'false' when canceled is not null then 'true' end as abandoned,
  cast(epoch(coalesce(accepted, canceled)) - epoch(coalesce(created, queued)) as varchar)
    as wait_seconds,
  case when accepted is not null
    then cast(epoch(coalesce(wrapup, completed)) - epoch(accepted) as varchar) end as talk_seconds,
  case when accepted is not null and wrapup is not null
    then cast(epoch(completed) - epoch(wrapup) as varchar) end as wrap_seconds,
  case when accepted is not null then cast(epoch(completed) - epoch(accepted) as varchar) end
    as handle_seconds,
  case when accepted is not null and completed is not null then 'accepted to completed' end
    as handle_method,
  case when accepted is not null then 'human' end as handler,
  cast(transfers as varchar) as transfers,
  case
    when canceled is not null and accepted is null then 'canceled'
    when completed is not null then 'completed' when accepted is not null then 'assigned'
    else 'pending'
  end as status,
  cast(last_moment as varchar) as updated_at,
  null as moment, null as kind, null as actor, null as from_value, null as to_value,
  null as contact_external_id, null as ended_at, null as state
from tasks where coalesce(created, queued) is not null
union all by name
select
  'event' as row, sid as external_id, task as contact_external_id, cast(moment as varchar) as moment,
  type as kind, worker as actor, (e ->> '$.task_queue_name') as to_value
from timed where task is not null
union all by name
select
  'state' as row, sid as external_id, worker as agent_id,
  coalesce((e ->> '$.worker_previous_activity_name'), (e ->> '$.worker_activity_name')) as state,
  cast(moment - to_microseconds(try_cast(1000 * coalesce(
    try_cast((e ->> '$.worker_time_in_previous_activity_ms') as double),
    1000 * try_cast((e ->> '$.worker_time_in_previous_activity') as double)) as bigint))
    as varchar) as started_at,
  cast(moment as varchar) as ended_at
from timed where type = 'worker.activity.update' or type = 'worker.activity'

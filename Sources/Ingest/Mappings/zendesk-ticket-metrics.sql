-- A row is one figure that Zendesk computed for a ticket, as an event: the ticket itself comes in
-- another file, before or after. Times are derived from the metric's created_at, the ticket's own.
with metrics as (
  select
    record as m, try_cast((record ->> '$.created_at') as timestamptz) as created,
    try_cast((record ->> '$.reopens') as integer) as reopens,
    coalesce(
      try_cast((record ->> '$.reply_time_in_seconds.calendar') as double),
      60 * try_cast((record ->> '$.reply_time_in_minutes.calendar') as double)) as reply_seconds,
    60 * try_cast((record ->> '$.first_resolution_time_in_minutes.calendar') as double)
      as first_seconds
  from records
), figures as (
  select m, unnest([
    {'name': 'first_reply_at',
      'value': cast(created + to_microseconds(try_cast((case when reply_seconds < 1e10 then reply_seconds end) * 1e6 as bigint)) as varchar)},
    {'name': 'resolved_first_at',
      'value': case when coalesce(reopens, 0) = 0 then (m ->> '$.solved_at')
        else cast(created + to_microseconds(try_cast((case when first_seconds < 1e10 then first_seconds end) * 1e6 as bigint)) as varchar) end},
    {'name': 'resolved_last_at', 'value': (m ->> '$.solved_at')},
    {'name': 'replies', 'value': (m ->> '$.replies')},
    {'name': 'reopens', 'value': (m ->> '$.reopens')},
    {'name': 'transfers', 'value':
      cast(try_cast((m ->> '$.assignee_stations') as integer) - least(1, try_cast((m ->> '$.assignee_stations') as integer)) as varchar)}
  ]) as figure
  from metrics
)
select
  concat_ws('-', 'metric', (m ->> '$.ticket_id'), figure.name) as external_id,
  (m ->> '$.ticket_id') as contact_external_id, (m ->> '$.created_at') as moment, 'measure' as kind,
  figure.name as from_value, figure.value as to_value, (m ->> '$.updated_at') as updated_at
from figures where figure.value is not null

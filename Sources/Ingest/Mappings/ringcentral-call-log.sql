-- A row is a call of the call log. In the detailed view the first leg is the caller's own and the
-- answered legs of extensions are the agents' shares; legs are never contacts.
with calls as (
  select distinct on (record ->> '$.id')
    record as c,
    coalesce(try_cast((record ->> '$.durationMs') as double) / 1000,
      try_cast((record ->> '$.duration') as double)) as seconds,
    coalesce(json_extract(record, '$.legs'), '[]') as legs,
    (record ->> '$.result') as result
  from records order by (record ->> '$.id'), (record ->> '$.lastModifiedTime') desc nulls last
), legs as (
  select
    id, l, coalesce((l ->> '$.result'), '') in ('Accepted', 'Call connected', 'Answered') as is_answered,
    coalesce(try_cast((l ->> '$.durationMs') as double) / 1000, try_cast((l ->> '$.duration') as double))
      as seconds,
    coalesce((l ->> '$.master'), 'false') = 'true' as is_master, rank
  from (
    select (c ->> '$.id') as id, unnest(json_extract(legs, '$[*]')) as l,
      generate_subscripts(try_cast(json_extract(legs, '$[*]') as json[]), 1) as rank
    from calls)
), answered_legs as (
  select
    id, sum(seconds) as talk, count(*) as leg_count,
    min(try_cast((l ->> '$.startTime') as timestamptz)) as first_start,
    last(coalesce((l ->> '$.extension.id'), (l ->> '$.to.extensionId'), (l ->> '$.from.extensionId'))
      order by rank) as extension
  from legs where is_answered and not is_master group by id
), shown as (
  select
    c, seconds, result, talk, leg_count, first_start, extension,
    (c ->> '$.direction') = 'Inbound' as is_inbound,
    result in ('Accepted', 'Call connected', 'Answered') as is_answered,
    json_array_length(legs) > 0 as has_legs
  from calls left join answered_legs on answered_legs.id = (c ->> '$.id')
)
select
  (c ->> '$.id') as external_id,
  case when is_inbound then coalesce((c ->> '$.from.phoneNumber'), (c ->> '$.from.extensionNumber'))
    else coalesce((c ->> '$.to.phoneNumber'), (c ->> '$.to.extensionNumber')) end as customer_id,
  case (c ->> '$.type') when 'Voice' then 'phone' when 'Fax' then 'fax' else (c ->> '$.type') end
    as channel,
  lower((c ->> '$.direction')) as direction, (c ->> '$.startTime') as started_at,
  coalesce(extension, (c ->> '$.extension.id')) as agent_id,
  case when is_inbound then coalesce((c ->> '$.to.name'), (c ->> '$.to.phoneNumber')) end as queue,
  cast(is_answered as varchar) as answered,
  case when is_inbound then cast(coalesce(result in ('Missed', 'Abandoned', 'Hang Up', 'Hang up',
    'No Answer', 'Rejected'), false) as varchar) end as abandoned,
  case
    when is_answered and is_inbound and first_start is not null
    then cast(greatest(epoch(first_start) - epoch(try_cast((c ->> '$.startTime') as timestamptz)), 0)
      as varchar)
    when is_inbound and not is_answered then cast(seconds as varchar)
  end as wait_seconds,
  case when is_answered then cast(coalesce(talk, seconds) as varchar) end as talk_seconds,
  case
    when is_answered and talk is not null then 'duration of the answered legs'
    when is_answered then 'duration of the call'
  end as handle_method,
  case when is_answered then 'human' end as handler,
  case when has_legs then cast(greatest(coalesce(leg_count, 0) - 1, 0) as varchar) end as transfers,
  result as status, (c ->> '$.lastModifiedTime') as updated_at,
  case when (c ->> '$.deleted') = 'true' then 'true' else 'false' end as deleted
from shown

-- A row is a call made of its call detail records: those with one linkedid are the legs of one
-- call, and never contacts. Talk is what was billed while two channels were connected. Where the
-- call came from is told by its context; an unknown context leaves the direction unknown.
with legs as (
  select *, row_number() over () as line
  from (
    select columns(c -> lower(c) in ('calldate', 'start', 'answer', 'end', 'src', 'dst', 'dcontext',
      'channel', 'dstchannel', 'lastapp', 'lastdata', 'duration', 'billsec', 'disposition',
      'uniqueid', 'linkedid', 'accountcode', 'did', 'cnum'))
    from records
    union all by name
    select
      cast(null as varchar) as calldate, cast(null as varchar) as start,
      cast(null as varchar) as answer, cast(null as varchar) as uniqueid,
      cast(null as varchar) as linkedid, cast(null as varchar) as did, cast(null as varchar) as cnum,
      cast(null as varchar) as lastapp, cast(null as varchar) as lastdata,
      cast(null as varchar) as dstchannel, cast(null as varchar) as channel,
      cast(null as varchar) as dcontext, cast(null as varchar) as accountcode
    where false)
), readable as (
  select
    coalesce(nullif(linkedid, ''), nullif(uniqueid, ''),
      md5(concat_ws('|', start, calldate, channel, src, dst, duration))) as call,
    coalesce(nullif(start, ''), calldate) as started, src, dst, did, cnum, line,
    lower(coalesce(dcontext, '')) as context, lower(coalesce(lastapp, '')) as app, lastdata,
    upper(disposition) as disposition, coalesce(try_cast(billsec as double), 0) as billed,
    coalesce(try_cast(duration as double), 0) as lasted,
    nullif(dstchannel, '') as dstchannel, channel
  from legs where disposition is not null
), calls as (
  select
    call, min(started) as started, arg_min(src, (started, line)) as src,
    arg_min(dst, (started, line)) as dst, arg_min(context, (started, line)) as context,
    any_value(nullif(did, '')) as did, arg_min(channel, (started, line)) as channel,
    bool_or(disposition = 'ANSWERED' and billed > 0 and (dstchannel is not null or app not in
      ('queue', 'voicemail', 'playback', 'background', 'hangup', 'busy', 'congestion'))) as answered,
    sum(case when disposition = 'ANSWERED' and dstchannel is not null then billed end) as talk_linked,
    max(case when disposition = 'ANSWERED' then billed end) as talk_any,
    min(case when disposition = 'ANSWERED' and dstchannel is not null then lasted - billed end)
      as ring,
    max(lasted) as lasted,
    arg_max(dstchannel, (disposition = 'ANSWERED', billed)) filter (where dstchannel is not null)
      as dstchannel,
    any_value(case when app = 'queue' then split_part(lastdata, ',', 1) end) as queue,
    bool_or(app = 'voicemail') as has_voicemail,
    arg_max(disposition, (disposition = 'ANSWERED', billed)) as disposition,
    count(distinct case when disposition = 'ANSWERED' and billed > 0 and dstchannel is not null
      then regexp_replace(dstchannel, '-[0-9a-fA-F]+(;[12])?$', '') end) as agent_legs
  from readable group by call
), directed as (
  select
    *,
    case
      when did is not null or regexp_matches(context,
        'from-(trunk|pstn|extern|did|sip-external|digium)|ext-(queues|group|did)|incoming|inbound')
        then 'inbound'
      when regexp_matches(context, 'outbound|outcall|outrt|macro-dialout|dialout') then 'outbound'
      when regexp_matches(context, 'from-internal') and length(dst) >= 8 then 'outbound'
    end as direction
  from calls
)
select
  call as external_id, case when direction = 'outbound' then dst else src end as customer_id,
  direction, started as started_at,
  case
    when direction = 'outbound' then regexp_extract(channel, '^[^/]+/(.+?)(?:-[0-9a-fA-F]+)?(?:;[12])?$', 1)
    else regexp_extract(dstchannel, '^[^/]+/(.+?)(?:-[0-9a-fA-F]+)?(?:;[12])?$', 1)
  end as agent_id,
  coalesce(nullif(queue, ''), did) as queue, cast(answered as varchar) as answered,
  case when direction = 'inbound' then
    cast(not answered and not has_voicemail and disposition in ('NO ANSWER', 'ANSWERED') as varchar)
  end as abandoned,
  case when direction = 'outbound' then null when answered then cast(ring as varchar)
    else cast(lasted as varchar) end as wait_seconds,
  case when answered then cast(coalesce(talk_linked, talk_any) as varchar) end as talk_seconds,
  case when answered then 'billed seconds' end as handle_method,
  case when answered then 'human' end as handler,
  case when answered then cast(greatest(agent_legs - 1, 0) as varchar) end as transfers,
  lower(disposition) as status
from directed

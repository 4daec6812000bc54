-- Grain: one row per contact of which something is known only from its events.
-- Key: source, external_id. Time zone: UTC.
-- Answers: replies, tracked work, resolutions and vendors' own measures that a platform exports beside
-- the contact, before or after it. What the contact's own row says comes first.
-- A `reply` is a public answer of a person, a `comment` one when its author is a known agent and it
-- is not the first: that one is the request itself, whoever typed it. `work`
-- is tracked seconds; `close` and `open` are resolutions and reopenings; a `measure` is a figure of
-- the platform: its field in from_value, its value in to_value.

create or replace temp view int_contact_details as
with events as (
  select * from facts.contact_events
  where not deleted and contact_external_id is not null
    and kind in ('reply', 'bot_reply', 'comment', 'work', 'close', 'open', 'transfer', 'measure')
), opened as (
  select source, contact_external_id, min("at") as first_comment_at
  from events where kind = 'comment' group by source, contact_external_id
), agents as (
  select distinct source, external_id from facts.agents
), known as (
  select
    events.source, events.contact_external_id, events."at", events.from_value, events.to_value,
    case
      when events.kind = 'comment' and events.to_value = 'public' and agents.external_id is not null
        and events."at" > opened.first_comment_at then 'reply'
      else events.kind
    end as kind
  from events
  left join opened on opened.source = events.source
    and opened.contact_external_id = events.contact_external_id
  left join agents on agents.source = events.source and agents.external_id = events.actor
), final as (
  select
    source, contact_external_id as external_id,
    coalesce(
      min(case when kind = 'measure' and from_value = 'first_reply_at' then
        try_cast(try_cast(to_value as timestamptz) as timestamp) end),
      min(case when kind = 'reply' then "at" end)) as first_reply_at,
    min(case when kind in ('reply', 'bot_reply') then "at" end) as first_any_reply_at,
    coalesce(
      min(case when kind = 'measure' and from_value = 'resolved_first_at' then
        try_cast(try_cast(to_value as timestamptz) as timestamp) end),
      min(case when kind = 'close' then "at" end)) as resolved_first_at,
    coalesce(
      max(case when kind = 'measure' and from_value = 'resolved_last_at' then
        try_cast(try_cast(to_value as timestamptz) as timestamp) end),
      max(case when kind = 'close' then "at" end)) as resolved_last_at,
    sum(case when kind = 'work' then try_cast(to_value as double) end) as work_seconds,
    coalesce(
      max(case when kind = 'measure' and from_value = 'replies' then
        try_cast(to_value as integer) end),
      nullif(count(case when kind = 'reply' then 1 end), 0)) as replies,
    coalesce(
      max(case when kind = 'measure' and from_value = 'reopens' then
        try_cast(to_value as integer) end),
      nullif(count(case when kind = 'open' then 1 end), 0)) as reopens,
    coalesce(
      max(case when kind = 'measure' and from_value = 'transfers' then
        try_cast(to_value as integer) end),
      nullif(count(case when kind = 'transfer' then 1 end), 0)) as transfers
  from known group by source, contact_external_id
)
select * from final;

-- Grain: one row per contact that is linked to another record of the same matter, or is that record.
-- Key: source, external_id. Time zone: none.
-- Answers: which contacts are about one issue, and which ticket is only the echo of a call: platforms
-- make a ticket of every call, and the two are one contact of the customer. The record that calls
-- link to is an echo when the first of them began within an hour of it; later calls are contacts.

create or replace temp view int_contact_issues as
with links as (
  select
    source, contact_external_id as external_id, min(to_value) as target
  from facts.contact_events
  where not deleted and kind = 'link' and to_value like '%:%' and contact_external_id is not null
  group by source, contact_external_id
), followed as (
  select
    links.source, links.external_id, coalesce(further.target, links.target) as issue_id
  from links
  left join links as further on further.source || ':' || further.external_id = links.target
    and further.target <> links.source || ':' || links.external_id
), members as (
  select source, external_id, issue_id, false as is_root from followed
), started as (
  select members.issue_id, min(contacts.started_at) as first_started_at
  from members
  inner join facts.contacts as contacts
    on contacts.source = members.source and contacts.external_id = members.external_id
  where not contacts.deleted group by members.issue_id
), roots as (
  select
    contacts.source, contacts.external_id, started.issue_id,
    abs(seconds_between(contacts.started_at, started.first_started_at)) <= 3600 as is_echo
  from started
  inner join facts.contacts as contacts
    on contacts.source || ':' || contacts.external_id = started.issue_id
  where not contacts.deleted
), final as (
  select members.source, members.external_id, members.issue_id, false as is_echo
  from members
  left join roots on roots.source = members.source and roots.external_id = members.external_id
  where roots.external_id is null
  union all
  select source, external_id, issue_id, is_echo from roots
)
select * from final;

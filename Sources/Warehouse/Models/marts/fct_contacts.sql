-- Grain: one row per contact that was not deleted.
-- Key: source, external_id. Time zone: *_local and *_date in the workspace's zone.
-- Answers: how many contacts, how fast, how well, how long, by every dimension.
-- customer_id is the person: identifiers that share a telephone number or an e-mail are one. is_echo
-- marks a ticket that a platform made of a call which is here too.
-- Null means unknown, never zero. A contact that an agent began has no first reply.

create or replace table marts.fct_contacts as
with contacts as (
  select * from facts.contacts where not deleted and started_at is not null
), final as (
  select
    contacts.source, contacts.external_id,
    coalesce(persons.person_id, contacts.customer_id) as customer_id, contacts.channel,
    contacts.direction, contacts.agent_id, coalesce(contacts.team, agents.team) as team,
    coalesce(contacts.site, agents.site) as site,
    coalesce(contacts.provider, agents.provider) as provider,
    coalesce(contacts.region, customers.region) as region, contacts.product, contacts.campaign,
    contacts.queue, contacts.reason, contacts.language, contacts.priority, customers.segment,
    contacts.handler, contacts.status,
    local_time(contacts.started_at) as started_local,
    cast(local_time(contacts.started_at) as date) as started_date,
    case when contacts.direction is distinct from 'outbound' then
      seconds_between(
        contacts.started_at, coalesce(contacts.first_reply_at, details.first_reply_at))
    end as first_reply_seconds,
    case when contacts.direction is distinct from 'outbound' then
      seconds_between(
        contacts.started_at, coalesce(contacts.first_any_reply_at, details.first_any_reply_at))
    end as first_any_reply_seconds,
    seconds_between(
      contacts.started_at, coalesce(contacts.resolved_first_at, details.resolved_first_at)
    ) as first_resolution_seconds,
    seconds_between(
      contacts.started_at, coalesce(contacts.resolved_last_at, details.resolved_last_at)
    ) as full_resolution_seconds,
    contacts.wait_seconds, contacts.talk_seconds, contacts.hold_seconds, contacts.wrap_seconds,
    coalesce(contacts.handle_seconds, details.work_seconds) as handle_seconds,
    coalesce(contacts.replies, details.replies) as replies,
    coalesce(contacts.reopens, details.reopens) as reopens,
    coalesce(contacts.transfers, details.transfers) as transfers,
    contacts.queued as is_queued, contacts.answered as is_answered,
    contacts.abandoned as is_abandoned,
    coalesce(
      contacts.resolved, case when contacts.resolved_first_at is not null then true end
    ) as is_resolved,
    contacts.escalated as is_escalated, contacts.offer_made, contacts.offer_accepted,
    contacts.ai_resolution_state, sequence.next_contact_seconds, sequence.next_contact_channel,
    issues.issue_id,
    coalesce(issues.is_echo, false) as is_echo
  from contacts
  left join int_contact_sequence as sequence
    on sequence.source = contacts.source and sequence.external_id = contacts.external_id
  left join int_contact_details as details
    on details.source = contacts.source and details.external_id = contacts.external_id
  left join int_customer_persons as persons on persons.customer_id = contacts.customer_id
  left join int_contact_issues as issues
    on issues.source = contacts.source and issues.external_id = contacts.external_id
  left join int_agents as agents on agents.agent_id = contacts.agent_id
  left join marts.dim_customers as customers on customers.customer_id = coalesce(persons.person_id, contacts.customer_id)
)
select * from final;

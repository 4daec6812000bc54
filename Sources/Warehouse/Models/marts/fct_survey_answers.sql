-- Grain: one row per survey answer that was not deleted.
-- Key: source, external_id (not kept). Time zone: answered_* in the workspace's zone; an answer
-- without a time takes the time it was sent.
-- Answers: satisfaction, recommendation and effort, by the dimensions of the contact or, where the
-- contact is unknown, of the answer itself.

create or replace table marts.fct_survey_answers as
with answers as (
  select *, coalesce(answered_at, sent_at) as known_at from facts.survey_answers
  where not deleted and score is not null
), final as (
  select
    answers.kind, answers.scale_low, answers.scale_high, answers.score,
    local_time(answers.known_at) as answered_local,
    cast(local_time(answers.known_at) as date) as answered_date,
    coalesce(contacts.channel, answers.channel) as channel,
    coalesce(contacts.team, answers.team, agents.team) as team,
    coalesce(contacts.agent_id, answers.agent_id) as agent_id,
    coalesce(contacts.site, agents.site) as site,
    coalesce(contacts.provider, agents.provider) as provider,
    coalesce(contacts.region, customers.region) as region, contacts.product, contacts.campaign,
    contacts.queue, contacts.reason, contacts.language, contacts.handler,
    coalesce(contacts.segment, customers.segment) as segment,
    coalesce(contacts.customer_id, persons.person_id, answers.customer_id) as customer_id, answers.source
  from answers
  left join int_survey_contacts as contacts
    on contacts.source = answers.source and contacts.external_id = answers.external_id
  left join int_agents as agents on agents.agent_id = answers.agent_id
  left join int_customer_persons as persons on persons.customer_id = answers.customer_id
  left join marts.dim_customers as customers
    on customers.customer_id = coalesce(persons.person_id, answers.customer_id)
)
select * from final;

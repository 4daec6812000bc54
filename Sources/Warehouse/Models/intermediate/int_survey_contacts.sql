-- Grain: one row per survey answer whose contact is known.
-- Key: source, external_id of the answer. Time zone: none.
-- Answers: the dimensions of the contact that an answer is about. A contact of the answer's own
-- source comes first; one of another source counts when its id is found once.

create or replace temp view int_survey_contacts as
with answers as (
  select * from facts.survey_answers where not deleted and contact_external_id is not null
), contacts as (
  select * from marts.fct_contacts
), candidates as (
  select
    answers.source, answers.external_id, contacts.source = answers.source as is_own_source,
    count(*) over (partition by answers.source, answers.external_id) as candidate_count,
    contacts.channel, contacts.team, contacts.agent_id, contacts.site, contacts.provider,
    contacts.region, contacts.product, contacts.campaign, contacts.queue, contacts.reason,
    contacts.language, contacts.handler, contacts.segment, contacts.customer_id
  from answers
  inner join contacts on contacts.external_id = answers.contact_external_id
), final as (
  select * from candidates where is_own_source or candidate_count = 1
)
select * from final;

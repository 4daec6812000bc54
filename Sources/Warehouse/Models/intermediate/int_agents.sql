-- Grain: one row per agent, the newest version over all sources.
-- Key: agent_id. Time zone: none.
-- Answers: which team, site and provider a contact belongs to when its own row does not say.

create or replace temp view int_agents as
with agents as (
  select * from facts.agents where not deleted
), ranked as (
  select
    external_id as agent_id, team, site, provider,
    row_number() over (
      partition by external_id order by updated_at desc nulls last, import_id desc nulls last, source
    ) as version_rank
  from agents
), final as (
  select agent_id, team, site, provider from ranked where version_rank = 1
)
select * from final;

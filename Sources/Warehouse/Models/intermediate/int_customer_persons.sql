-- Grain: one row per customer identifier that belongs to a person known by a smaller one too.
-- Key: customer_id (pseudonym). Time zone: none.
-- Answers: which identifiers are one person: customers who share a telephone number or an e-mail
-- address, and callers who are known by nothing else. The smallest identifier stands for the person.
-- A key that more than 20 customers share is a reception desk's, not a person's, and joins nobody.
-- Identifiers are joined over up to four steps; a longer chain stays apart rather than being guessed.

create or replace temp view int_customer_persons as
with keys as (
  select distinct customer_id, "key" from facts.customer_keys
  where not deleted and customer_id is not null and "key" is not null
), personal as (
  select "key" from keys group by "key" having count(*) <= 20
), pairs as (
  select keys.customer_id, keys."key" from keys inner join personal on personal."key" = keys."key"
), edges as (
  select customer_id as node, "key" as neighbour from pairs
  union select "key" as node, customer_id as neighbour from pairs
  union select customer_id as node, customer_id as neighbour from pairs
  union select "key" as node, "key" as neighbour from pairs
), one_step as (
  select node, min(neighbour) as person from edges group by node
), two_steps as (
  select edges.node, min(near.person) as person
  from edges inner join one_step as near on near.node = edges.neighbour group by edges.node
), three_steps as (
  select edges.node, min(near.person) as person
  from edges inner join two_steps as near on near.node = edges.neighbour group by edges.node
), four_steps as (
  select edges.node, min(near.person) as person
  from edges inner join three_steps as near on near.node = edges.neighbour group by edges.node
), final as (
  select node as customer_id, person as person_id from four_steps where node <> person
)
select * from final;

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors
"""Writes a CSV of made-up tickets, the same bytes each time for the same number of rows.

usage: make_tickets.py ROWS FILE.csv [--shape tickets|contacts]

`tickets` is what a help desk exports: thirteen columns, ISO 8601 times in UTC, empty fields for
what never happened, tags that need quotes, accents. `contacts` has the canonical column names of
the warehouse and telephony besides. Rows are ordered by day over 2024 and 2025.

Every draw is a hash of (row, stream), so a row does not depend on how many threads wrote the file.
"""

import argparse
import json
import os
import time

import duckdb

# u(i, s): uniform in (0, 1) for row i of stream s; g(i, s): a standard normal draw.
DRAWS = """
create macro u(i, s) as ((hash(i * 1024 + s) >> 11) + 0.5) / 9007199254740992.0;
create macro g(i, s) as sqrt(-2 * ln(u(i, s))) * cos(2 * pi() * u(i, s + 500));
"""

# Seven in eight contacts fall in the working day, and the volume grows by a fifth over two years.
ROWS = """
create table base as select i from range($rows) as numbers(i);

create view drawn as
select
  i + 1 as id,
  i,
  timestamp '2024-01-01' + to_seconds(
    cast(floor(731 * (sqrt(1 + 0.44 * (i + u(i, 1)) / $rows) - 1) / 0.2) as bigint) * 86400
    + cast(floor(
        case when u(i, 2) < 0.875 then 28800 + 39600 * (u(i, 3) + u(i, 4)) / 2
        else 86400 * u(i, 3) end) as bigint)) as created,
  'C' || lpad(cast(1 + floor(pow(u(i, 5), 1.7) * greatest(1, $rows // 6)) as bigint)::varchar,
    7, '0') as customer,
  u(i, 6) as c,
  case when c < 0.36 then 'email' when c < 0.60 then 'chat' when c < 0.82 then 'phone'
    when c < 0.91 then 'form' when c < 0.97 then 'whatsapp' else 'social' end as channel,
  u(i, 7) as t,
  case when t < 0.20 then 'T1' when t < 0.37 then 'T2' when t < 0.52 then 'T3'
    when t < 0.65 then 'T4' when t < 0.76 then 'T5' when t < 0.86 then 'T6'
    when t < 0.94 then 'T7' else 'T8' end as team,
  cast(1 + floor(u(i, 8) * 24) as integer) as agent_number,
  u(i, 9) as ai_draw,
  u(i, 10) as reopen_draw,
  g(i, 11) as reply_draw,
  g(i, 12) as resolution_draw,
  g(i, 13) as handling_draw,
  g(i, 14) as score_draw
from base;

create view told as
select
  *,
  created >= timestamp '2025-03-03' and team in ('T1', 'T2', 'T3') and ai_draw < 0.38
    and channel in ('email', 'chat', 'form', 'whatsapp') as ai,
  case channel when 'email' then 7200 when 'chat' then 45 when 'phone' then 28
    when 'form' then 9000 when 'whatsapp' then 240 else 3600 end as reply_median,
  case channel when 'email' then 64800 when 'chat' then 1500 when 'phone' then 780
    when 'form' then 72000 when 'whatsapp' then 5400 else 28800 end as resolution_median,
  case channel when 'email' then 330 when 'chat' then 480 when 'phone' then 390
    when 'form' then 300 when 'whatsapp' then 360 else 240 end as handling_median
from drawn;

create table tickets as
select
  id,
  created,
  i,
  customer,
  channel,
  team,
  ai,
  case when ai then 'ai-bot' else team || '-A' || lpad(agent_number::varchar, 2, '0') end as agent,
  case when u(i, 15) >= 0.02 then created + to_seconds(cast(greatest(1, round(
    case when ai then 12 + 4 * reply_draw else reply_median * exp(1.1 * reply_draw) end))
    as bigint)) end as replied,
  created + to_seconds(cast(round(
    resolution_median * exp(1.2 * resolution_draw) * if(ai, 0.25, 1)) as bigint)) as worked,
  u(i, 16) >= 0.035 as is_solved,
  (reopen_draw < 0.085)::integer + (reopen_draw < 0.02)::integer as reopens,
  cast(greatest(5, round(handling_median * exp(0.6 * handling_draw) * if(ai, 0.08, 1)))
    as integer) as handle_seconds,
  case when u(i, 17) < 0.28 then cast(greatest(1, least(5, round(
    4.05 - 0.55 * (reopen_draw < 0.085)::integer + 1.05 * score_draw))) as integer) end as csat,
  array_to_string(list_slice(
    ['billing', 'réclamation', 'invoice "pro forma"', 'délai', 'refund', 'how-to'],
    cast(1 + floor(u(i, 18) * 4) as bigint),
    cast(floor(u(i, 18) * 4) + floor(u(i, 19) * 3.9) as bigint)), ',') as tags
from told;
"""

ISO = "strftime({}, '%Y-%m-%dT%H:%M:%SZ')"

TICKETS = f"""
select
  id as ticket_id, customer as customer_id, channel, team, agent,
  {ISO.format("created")} as created_at,
  {ISO.format("replied")} as first_reply_at,
  {ISO.format("case when is_solved then greatest(worked, coalesce(replied, created)) end")}
    as solved_at,
  reopens, handle_seconds, csat, nullif(tags, '') as tags, ai::integer as ai_flag
from tickets order by id
"""

CONTACTS = f"""
select
  'K' || id as external_id, customer as customer_id, channel,
  if(u(i, 20) < 0.94, 'inbound', 'outbound') as direction,
  {ISO.format("created")} as started_at,
  {ISO.format("if(channel = 'phone' and u(i, 21) < 0.06, null, replied)")} as first_reply_at,
  {ISO.format("case when is_solved then greatest(worked, coalesce(replied, created)) end")}
    as resolved_first_at,
  {ISO.format("case when is_solved then greatest(worked, coalesce(replied, created))"
              " + to_seconds(reopens * 86400) end")} as resolved_last_at,
  agent as agent_id, team, if(team <= 'T5', 'Lille', 'Lyon') as site,
  if(ai, 'ai', 'human') as handler,
  channel = 'phone' as queued,
  case when channel = 'phone' then u(i, 21) >= 0.06 end as answered,
  case when channel = 'phone' then u(i, 21) < 0.06 end as abandoned,
  case when channel = 'phone' then round(1 + 45 * -ln(u(i, 22))) end as wait_seconds,
  if(channel = 'phone' and u(i, 21) < 0.06, null, handle_seconds) as handle_seconds,
  1 + cast(floor(u(i, 23) * 4) as integer) as replies, reopens,
  (u(i, 24) < 0.11)::integer as transfers, u(i, 25) < 0.05 as escalated,
  is_solved as resolved,
  u(i, 26) < 0.2 as offer_made,
  case when u(i, 26) < 0.2 then u(i, 27) < 0.25 end as offer_accepted
from tickets order by id
"""


def make(rows, path, shape):
    """Writes `rows` rows of that shape to `path`; returns what was written."""
    began = time.perf_counter()
    part = path + ".part"
    connection = duckdb.connect(config={"memory_limit": "8GB"})
    connection.execute("set preserve_insertion_order = true")
    connection.execute(DRAWS)
    for statement in ROWS.replace("$rows", str(int(rows))).split(";\n"):
        if statement.strip():
            connection.execute(statement)
    query = TICKETS if shape == "tickets" else CONTACTS
    connection.execute(f"copy ({query}) to '{part}' (format csv, header)")
    os.replace(part, path)
    return {"rows": rows, "bytes": os.path.getsize(path), "shape": shape,
            "seconds": round(time.perf_counter() - began, 2)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("rows", type=int)
    parser.add_argument("file")
    parser.add_argument("--shape", choices=["tickets", "contacts"], default="tickets")
    choice = parser.parse_args()
    print(json.dumps(make(choice.rows, choice.file, choice.shape)))

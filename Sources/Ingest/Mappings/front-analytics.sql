-- A row is a segment. A conversation has as many as it had owners: the first one's start is the
-- conversation's, and each further one is a transfer.
select
  *,
  cast(row_number() over (partition by "Conversation ID" order by "Segment start") as varchar)
    as _order,
  cast(count(*) over (partition by "Conversation ID") - 1 as varchar) as _transfers
from records

# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors
"""Twenty KPIs, each with the SQL that a careful analyst would write for it by hand.

The definitions are those of `rendement kpi` for the same names, with their standard parameters
(service level in 20 s, short abandons up to 5 s, repeat contacts within 7 days). `bench.py` checks
that both sides give the same numbers before it compares their times.
"""


def rate(part, whole):
    """The rows in which `part` holds, over those in which `whole` holds."""
    return (f"count(*) filter (where {part})"
            f" / nullif(count(*) filter (where {whole}), 0)::double")


HANDLED = "is_abandoned is not true"
LOST = "is_abandoned and is_queued is not false"
ANSWERED_IN = "is_answered and wait_seconds <= 20"
KNOWN_WAIT = "wait_seconds is not null"
BY_AI = "handler = 'ai' and is_resolved"

# Selection of `--metric` → SQL over marts.fct_contacts.
SQL = {
    "contacts": "count(*)",
    "average_handle_time:mean": "avg(handle_seconds)",
    "first_reply_time:mean": "avg(first_reply_seconds)",
    "first_reply_time:median": "quantile_cont(first_reply_seconds, 0.5)",
    "first_resolution_time:mean": "avg(first_resolution_seconds)",
    "full_resolution_time:mean": "avg(full_resolution_seconds)",
    "first_contact_resolution:A": rate(
        "is_resolved and reopens = 0", "is_resolved and reopens is not null"),
    "first_contact_resolution:B": rate(
        "customer_id is not null and (next_contact_seconds is null"
        " or next_contact_seconds > 7 * 86400)", "customer_id is not null"),
    "reopen_rate:of_resolved": rate(
        "is_resolved and reopens > 0", "is_resolved and reopens is not null"),
    "resolve_rate:of_all": "count(*) filter (where is_resolved) / count(*)::double",
    "transfer_rate:of_handled": rate(
        f"{HANDLED} and transfers > 0", f"{HANDLED} and transfers is not null"),
    "escalation_rate:of_handled": rate(
        f"{HANDLED} and is_escalated", f"{HANDLED} and is_escalated is not null"),
    "abandonment_rate:offered": rate(
        f"{LOST} and (wait_seconds > 5 or wait_seconds is null)",
        f"is_answered or ({LOST} and (wait_seconds > 5 or wait_seconds is null))"),
    "average_speed_of_answer:answered": "avg(wait_seconds) filter (where is_answered)",
    "service_level:F1": rate(
        f"{ANSWERED_IN} or ({LOST} and wait_seconds <= 20)",
        f"{KNOWN_WAIT} and (is_answered or ({LOST}))"),
    "service_level:F4": rate(
        ANSWERED_IN, f"{KNOWN_WAIT} and (is_answered or ({LOST} and wait_seconds > 20))"),
    "service_level:F5b": rate(
        ANSWERED_IN, f"{KNOWN_WAIT} and (is_answered or ({LOST} and wait_seconds > 5))"),
    "automation_rate:resolved": rate(BY_AI, "handler is not null"),
    "ai_share:involved": rate("handler in ('ai', 'ai_then_human')", "handler is not null"),
    "ai_resolution_rate:resolved": rate(BY_AI, "handler in ('ai', 'ai_then_human')"),
}

TWENTY = list(SQL)

# What the KPI tables of the comparison with pandas hold.
TABLE_METRICS = [
    "contacts", "customers", "resolve_rate:of_all", "reopen_rate:of_resolved",
    "first_contact_resolution:A", "ai_share:alone", "automation_rate:no_reopen",
    "first_reply_time:any_median", "first_reply_time:any_p90", "first_reply_time:any_mean",
    "full_resolution_time:median", "full_resolution_time:p90", "average_handle_time:mean",
    "csat"]

assert len(TWENTY) == 20


def hand_written(selections):
    """One query for all selections by month, channel and team."""
    columns = ",\n  ".join(f'{SQL[selection]} as "{selection}"' for selection in selections)
    return ("select\n  date_trunc('month', started_date) as month,\n  channel,\n  team,\n"
            f"  {columns}\nfrom marts.fct_contacts\ngroup by 1, 2, 3\norder by 1, 2, 3\n")

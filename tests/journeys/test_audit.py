"""What moderators find in the audit, page by page and as files."""

import csv
import io
import json
from typing import Any

import pytest
import simcord

from tests.journeys.matchmaking import Match
from tests.journeys.newcomers import apply, join, restarted, set_up
from tests.journeys.town import Town, said, text_of


async def denied(town: Town) -> Any:
    """A town in which Mona has denied Nora's application."""
    await set_up(town, "city")
    nora = join(town, "nora")
    await town.work()
    await apply(town, nora)
    form = await town.mona.click(town.moderation.last_message, label="Deny")
    await town.mona.submit_modal(form, {"reason": '=HYPERLINK("http://evil.example")'})
    await town.work()
    return nora


async def test_a_decision_is_found_with_who_what_whom_why_and_what_was_before(town: Town) -> None:
    nora = await denied(town)
    shown = said(await town.mona.slash(town.everyone, "audit"))
    assert f"**Application denied** · {town.mona.mention} → {nora.mention}" in shown
    assert 'Reason: =HYPERLINK("http' in shown
    assert f"**Channel set** · {town.ada.mention}" in shown
    assert f"– → moderation: {town.moderation.mention}" in shown


async def test_it_is_filtered_by_member_action_and_moment(town: Town) -> None:
    nora = await denied(town)
    (choice,) = await town.mona.autocomplete(town.everyone, "audit", "action", "application d")
    assert choice == {"name": "Application denied", "value": "application-denied"}
    by_action = said(await town.mona.slash(town.everyone, "audit", action=choice["value"]))
    assert by_action.count("**Application denied**") == 1
    assert "Channel set" not in by_action
    about = said(await town.mona.slash(town.everyone, "audit", member=nora))
    assert "Persona applied for" in about
    assert "Channel set" not in about
    assert "Channel set" in said(await town.mona.slash(town.everyone, "audit", since="2 weeks"))
    nothing = said(await town.mona.slash(town.everyone, "audit", since="2099-01-01"))
    assert "Nothing that was decided here fits." in nothing


async def test_what_cannot_be_looked_for_is_one_sentence(town: Town) -> None:
    refused = said(await town.mona.slash(town.everyone, "audit", since="soon"))
    assert refused.startswith("That moment was not understood. Use a date such as 2026-11-01")
    refused = said(await town.mona.slash(town.everyone, "audit", action="treason"))
    assert refused.startswith("There is no such action in the audit.")


async def test_its_pages_turn_also_after_a_restart(town: Town) -> None:
    community = town.application.services.community
    for days in range(10):
        await community.change_rules(town.guild.id, {"reapply_days": days + 1}, actor_id=town.ada.id)
    first = await town.mona.slash(town.everyone, "audit", action="rule-set")
    assert "reapply_days: 9 → reapply_days: 10" in said(first)
    async with restarted(town):
        await town.mona.click(first.response, label="Older")
        assert "reapply_days: 14 → reapply_days: 1" in text_of(first.response)
        await town.mona.click(first.response, label="Newer")
        assert "reapply_days: 9 → reapply_days: 10" in text_of(first.response)


async def test_it_is_exported_privately_and_no_reason_runs_as_a_formula(town: Town) -> None:
    nora = await denied(town)
    page = await town.mona.slash(town.everyone, "audit", member=nora)
    result = await town.mona.click(page.response, label="Export as CSV")
    assert result.response is not None
    assert result.response.ephemeral
    assert said(result).startswith("3 entries, as a file for you alone.")
    _, applied, refused = csv.DictReader(io.StringIO(content(town, result).decode("utf-8-sig")))
    assert (applied["action"], applied["reason"]) == ("persona-applied", "")
    assert refused["reason"] == '\'=HYPERLINK("http://evil.example")'
    assert refused["actor_discord_id"] == str(town.mona.id)

    result = await town.mona.click(page.response, label="Export as JSON")
    assert json.loads(content(town, result))[2]["reason"] == '=HYPERLINK("http://evil.example")'
    exported = said(await town.mona.slash(town.everyone, "audit", action="audit-exported"))
    assert exported.count(f"**Audit exported** · {town.mona.mention}") == 2


async def test_it_is_for_moderators_and_only_while_they_are(town: Town) -> None:
    await denied(town)
    with pytest.raises(simcord.SetupError, match="not visible"):
        await town.max.slash(town.everyone, "audit")
    page = await town.mona.slash(town.everyone, "audit")
    town.env.backend.get_member(town.guild.id, town.mona.id).role_ids.clear()
    for label in ("Export as CSV", "Export as JSON"):
        refused = await town.mona.click(page.response, label=label)
        assert said(refused).startswith("Only this server's moderators")


async def test_who_asks_for_help_is_named_to_nobody(town: Town) -> None:
    match = await Match(town).settle()
    await match.ask()
    shown = said(await town.mona.slash(town.everyone, "audit", action="match-requested"))
    assert "**Help requested** · a member, not named" in shown
    assert match.vera.mention not in shown
    assert "Help requested" not in said(await town.mona.slash(town.everyone, "audit", member=match.vera))


def content(town: Town, result: Any) -> bytes:
    """The bytes of the file that was sent."""
    (file,) = result.response.attachments
    data = town.env.backend.cdn.get(file.url)
    assert data is not None
    return data

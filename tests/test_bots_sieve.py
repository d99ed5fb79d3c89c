"""The automaton that picks a user agent's candidates leaves out no entry that fits."""

import random

import pytest

from crawlers import bots


def slowly(agent):
    return next((e.bot for e in bots._catalogue() if e.fits(agent, agent.lower())), None)


def quickly(agent):
    return next((e.bot for e in bots._candidates(agent) if e.fits(agent, agent.lower())), None)


@pytest.mark.parametrize("dressing", ["{}", "Mozilla/5.0 (compatible; {}/2.1; +http://x.example/)", "x{}y", "{} {}"])
def test_every_entry_is_found_in_any_dressing(dressing):
    names = [entry.any_case or entry.text or entry.bot.name for entry in bots._catalogue()]
    for name in names[:: 3 if dressing != "{}" else 1]:
        agent = dressing.format(name, name.upper())
        assert quickly(agent) == slowly(agent), agent


def test_noise_and_hostile_agents_are_judged_alike():
    draw = random.Random(7)
    letters = "bot crawler spider /.;()+-_ÄéßĞ\u212a\u017f\x00\U0001f916Google"
    for _ in range(300):
        agent = "".join(draw.choices(letters, k=draw.randrange(1, 200)))
        assert quickly(agent) == slowly(agent), agent

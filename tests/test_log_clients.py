import pyarrow as pa
import pytest

from crawlers.log_clients import FEWEST_AGENTS, FEWEST_REQUESTS, ClientWatch, range_of


def watched(addresses, agents=FEWEST_AGENTS, actor="human"):
    watch = ClientWatch()
    names = [f"Browser {n % agents}" for n in range(len(addresses))]
    hits = pa.record_batch({"actor": [actor] * len(addresses)})
    watch.see(pa.chunked_array([addresses]), hits, pa.chunked_array([names]))
    return watch.hidden_behind


EDGE = [f"172.68.{n % 200}.{n % 250}" for n in range(FEWEST_REQUESTS)]


def test_a_cdn_that_hides_the_clients_is_told_by_its_one_range():
    assert watched(EDGE) == "172.68.0.0/16"
    assert watched(["10.0.0.7", "192.168.1.2", "::1", "127.0.0.1"] * 25) == "inside"
    assert watched([f"2400:cb00:{n:x}::1" for n in range(FEWEST_REQUESTS)]) == "2400:cb00::/32"


@pytest.mark.parametrize(
    "told",
    [
        watched([f"{n % 200 + 1}.68.1.0" for n in range(FEWEST_REQUESTS)]),  # shortened, but told apart
        watched(EDGE[:-1]),  # too few to say
        watched(EDGE, agents=FEWEST_AGENTS - 1),  # an office
        watched(EDGE, actor="search"),  # a bot has one range
        watched(EDGE[:96] + ["203.0.113.7"] * 4),
    ],
)
def test_clients_that_are_told_apart_are_no_note(told):
    assert told == ""


def test_a_host_name_is_a_range_of_its_own():
    assert range_of("p5b0a7.provider.example") == "p5b0a7.provider.example"

"""The pause between two requests follows how the server does."""

import pytest

from crawlers.pace import MOST, WINDOW, Pace


def after(pace, *answers):
    for seconds, failed in answers:
        pace.note(seconds, failed=failed)
    return pace.delay


def test_a_healthy_server_is_asked_at_the_rate_the_user_chose():
    assert after(Pace(0.01, 8), *[(0.05, False)] * 100) == 0.01


def test_slow_answers_leave_half_of_the_connections_idle():
    assert after(Pace(0.5, 2), *[(4.0, False)] * 10) == pytest.approx(4.0)
    assert after(Pace(0.01, 8), *[(4.0, False)] * 10) == pytest.approx(1.0)


def test_one_slow_answer_among_quick_ones_is_soon_forgotten():
    pace = Pace(0.5, 2)
    assert after(pace, (0.1, False), (6.0, False)) > 0.5
    assert after(pace, *[(0.1, False)] * 4) == 0.5


@pytest.mark.parametrize("errors", [(0.01, True), (None, True)])
def test_errors_double_the_pause_window_by_window(errors):
    pace = Pace(0.5, 2)
    delays = [after(pace, *[errors] * 2, *[(0.1, False)] * (WINDOW - 2)) for _ in range(4)]
    assert delays == [1.0, 2.0, 4.0, 8.0]


def test_one_error_among_ten_is_no_trouble():
    answers = [(0.1, number % WINDOW == 0) for number in range(10 * WINDOW)]
    assert after(Pace(0.5, 2), *answers) == 0.5


def test_a_window_without_an_error_takes_a_quarter_of_the_pause_away_down_to_what_was_chosen():
    pace = Pace(0.5, 2)
    after(pace, *[(None, True)] * WINDOW * 2)
    assert after(pace, *[(0.1, False)] * WINDOW) == pytest.approx(1.5)
    assert after(pace, *[(0.1, False)] * WINDOW * 4) == 0.5
    assert not pace.is_slowed


def test_an_own_site_in_trouble_is_given_half_a_second_at_once_and_never_more_than_half_a_minute():
    pace = Pace(0.01, 8)
    assert after(pace, *[(None, True)] * WINDOW) == 0.5
    assert after(pace, *[(None, True)] * WINDOW * 30) == MOST


def test_error_pages_that_come_quickly_do_not_speed_the_crawl_up():
    pace = Pace(0.5, 2)
    after(pace, *[(6.0, False)] * 5)
    assert after(pace, (0.001, True)) == pytest.approx(6.0)

from __future__ import annotations

import pytest

from models.calibration import Calibration, adapt_calibration, fit_calibration, shipped_calibration

FEATURES = {"gap", "lift", "margin"}


def test_the_shipped_numbers_are_measured() -> None:
    """Both calibrations name their features and what they were measured on."""
    for regime in ("cold", "history"):
        calibration = shipped_calibration(regime)  # type: ignore[arg-type]  # the two regimes
        assert {"gap", "margin"} <= set(calibration.weights) <= FEATURES
        assert all(weight > 0 for weight in calibration.weights.values())
        assert "development sets" in calibration.stamp


@pytest.mark.parametrize("regime", ["cold", "history"])
def test_a_better_score_is_a_better_chance(regime: str) -> None:
    """Of two candidates alike in all else, the one further above the others is likelier right."""
    calibration = shipped_calibration(regime)  # type: ignore[arg-type]  # the two regimes
    low = {name: 0.1 for name in calibration.weights}
    assert calibration.probability({**low, "gap": 0.9, "margin": 0.3}) > calibration.probability(low)


def test_fitting_finds_the_share_that_is_right() -> None:
    """Fitted on cases of which half are right at 0 and nearly all at 1, it says so."""
    values = [{"score": 0.0}] * 200 + [{"score": 1.0}] * 200
    right = [n % 2 == 0 for n in range(200)] + [n % 20 != 0 for n in range(200)]
    fitted = fit_calibration(values, right, [1.0] * 400, "made up")
    assert fitted.probability({"score": 0.0}) == pytest.approx(0.5, abs=0.05)
    assert fitted.probability({"score": 1.0}) == pytest.approx(0.95, abs=0.05)


def test_a_feature_with_the_wrong_sign_is_left_out() -> None:
    """Where a higher value goes with fewer right ones by accident, the feature is not used."""
    values = [{"score": n / 100, "words": (n % 10) / 10} for n in range(200)]
    right = [n > 100 + 20 * (n % 10) / 10 for n in range(200)]
    assert set(fit_calibration(values, right, [1.0] * 200, "made up").weights) == {"score"}


def test_extremes_are_probabilities() -> None:
    """However large a score, the result stays between 0 and 1."""
    assert 0 <= Calibration(0, {"score": 1e9}, "").probability({"score": -1e9}) <= 1


BASE = Calibration(-1.0, {"gap": 2.0}, "shipped")


def test_a_few_cases_move_a_calibration_little_and_many_move_it_far() -> None:
    """Cases that contradict what was shipped: two leave it nearly as it was, five hundred overrule it."""
    few = adapt_calibration(BASE, [{"gap": 1.0}] * 2, [False] * 2, [1.0] * 2, "own")
    many = adapt_calibration(BASE, [{"gap": 1.0}] * 500, [False] * 500, [1.0] * 500, "own")
    chances = [one.probability({"gap": 1.0}) for one in (BASE, few, many)]
    assert chances[0] > chances[1] > 0.5
    assert chances[2] < 0.1
    assert many.stamp == "own"


def test_a_new_feature_counts_when_it_tells_something() -> None:
    """A feature that the shipped one does not know gets a weight, and one of the wrong sign none."""
    features = [{"gap": 0.5, "near": n % 2 * 1.0, "odd": 1.0 - n % 2} for n in range(200)]
    own = adapt_calibration(BASE, features, [n % 2 == 1 for n in range(200)], [1.0] * 200, "own")
    assert own.weights["near"] > 1
    assert own.weights.get("odd", 0.0) == 0
    assert own.probability({"gap": 0.5, "near": 1.0, "odd": 0.0}) > 0.8

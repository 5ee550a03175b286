"""Fitting the role classifier."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import training
from models.classifier_loading import WaitingClassifier, ready_classifier
from models.training_report import TrainingReport
from models.training_sentences import training_sentences
from tests.fakes import WordEncoder


@pytest.fixture(scope="module")
def every_tenth() -> Iterator[int]:
    """Trains on a tenth of the real sentences; gives their number."""
    some = training_sentences()[::10]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "training_sentences", lambda: some)
        yield len(some)


@pytest.fixture(scope="module")
def report(every_tenth: int, tmp_path_factory: pytest.TempPathFactory) -> TrainingReport:
    return training.train_roles(WordEncoder(), tmp_path_factory.mktemp("fitted"))


def test_every_sentence_is_judged_once_by_a_model_without_its_domain(report: TrainingReport) -> None:
    """The confusion counts each sentence once, and each of the eight domains has its own share."""
    assert report.roles.confusion.sum() == len(training_sentences()[::10])
    assert len(report.roles.accuracy_by_domain) == 8


def test_the_report_is_better_than_guessing(report: TrainingReport) -> None:
    """Even a tenth of the sentences and a crude encoder tell most roles on unseen domains."""
    most_frequent = report.roles.confusion.sum(axis=1).max() / report.roles.confusion.sum()
    assert report.roles.accuracy > most_frequent + 0.25


def test_the_report_reads_as_a_table(report: TrainingReport) -> None:
    """Rows are the truth, columns the guess, one row a label."""
    lines = str(report).splitlines()
    assert "each domain judged by a model without it" in lines[0]
    assert sum(line.startswith("bad_news ") for line in lines) == 1
    assert lines[-1].startswith("neutral")


def test_another_encoder_gets_its_own_classifier_once(
    every_tenth: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The packaged classifier does not fit another encoder: one is fitted, kept, and loaded the next time."""
    with caplog.at_level(logging.WARNING):
        fitted = ready_classifier(WordEncoder(), tmp_path)
    assert "fitting the role classifier anew" in caplog.text
    assert "another encoder" in caplog.text
    caplog.clear()
    again = ready_classifier(WordEncoder(), tmp_path)
    assert caplog.text == ""
    vector = WordEncoder().encode(["Your parcel was lost."])[0]
    assert again.read("Your parcel was lost.", vector) == fitted.read("Your parcel was lost.", vector)


def test_a_waiting_classifier_is_loaded_by_its_first_reading(every_tenth: int, tmp_path: Path) -> None:
    """A start does not wait for it; it reads as the classifier itself, and is loaded once."""
    waiting = WaitingClassifier(WordEncoder(), tmp_path)
    assert not waiting.is_loaded
    vector = WordEncoder().encode(["Your parcel was lost."])[0]
    read = waiting.read("Your parcel was lost.", vector)
    assert waiting.is_loaded
    assert read == ready_classifier(WordEncoder(), tmp_path).read("Your parcel was lost.", vector)
    shutil.rmtree(tmp_path)
    assert waiting.read("Your parcel was lost.", vector) == read

"""Bringing files onto a post: looked at on another thread, attached in one step, refusals in one sentence."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from smdesk.domain.errors import N_, BadInput, SmdeskError
from smdesk.domain.media import Attachment, Media
from smdesk.services import media as files
from smdesk.ui.composer.desk import Desk
from smdesk.ui.composer.relay import Relay
from smdesk.ui.jobs import Cancelled, Job

_ENDINGS = frozenset({*files.PICTURES, *files.FILMS, *files.PAPERS})


class Attaching(QObject):
    """``done`` after files were attached or refused."""

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._waiting: dict[int, tuple[int, Media | None]] = {}
        self._relay = Relay(desk.ctx.jobs)
        self._relay.done.connect(self._looked)

    def attach(self, paths: Sequence[str]) -> None:
        """Look at files and put the sound ones on the post."""
        if not paths or self._desk.read_only:
            return
        title = self._desk.ctx.words.n_("Attaching {n} file", "Attaching {n} files", len(paths))
        self._start(title, list(paths), None)

    def find_again(self, media: Media, path: str) -> None:
        """Point a missing file at where it lies now."""
        self._start(self._desk.ctx.words("Looking at {name}", name=Path(path).name), [path], media)

    def _start(self, title: str, paths: list[str], media: Media | None) -> None:
        self._waiting[self._relay.start(title, partial(_look, paths))] = (self._desk.post.id, media)

    def _looked(self, number: int, result: object) -> None:
        post_id, media = self._waiting.pop(number)
        if isinstance(result, BaseException) or not isinstance(result, tuple):
            if isinstance(result, BaseException) and not isinstance(result, Cancelled):
                raise result
            return
        sound, refused = result
        desk, store = self._desk, self._desk.ctx.store
        if sound and media is not None:
            desk.do(lambda: files.found_again(store, media.id, sound[0], origin=self))
        elif sound:
            made: list[Attachment] = []
            desk.do(lambda: made.extend(files.attach(store, post_id, sound, origin=self)))
            if made:
                said = desk.ctx.words.n_("{n} file attached", "{n} files attached", len(made))
                desk.ctx.hub.say.emit(said, "undo")
            elif not refused:
                desk.ctx.hub.say.emit(desk.ctx.words("It is on this post already"), "")
        if refused:
            desk.ctx.hub.problem.emit(_together(refused))
        self.done.emit()

    def take(self, data: QMimeData) -> bool:
        """Dropped or pasted files and addresses of pictures; False when there was nothing of use."""
        local = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        away = [url.toString() for url in data.urls() if not url.isLocalFile()]
        pictures = [one for one in away if one.partition("?")[0].rpartition(".")[2].lower() in _ENDINGS]
        if local:
            self.attach(local)
        if pictures:
            desk = self._desk
            made = [files.at_address(url) for url in pictures]
            desk.do(lambda: files.attach(desk.ctx.store, desk.post.id, made, origin=self))
        return bool(local or pictures)


def _together(refused: list[SmdeskError]) -> SmdeskError:
    """One sentence for all that was refused: which files, and what is wrong with the first."""
    if len(refused) == 1:
        return refused[0]
    from smdesk.domain.imports import Sentence

    names = ", ".join(str(one.values.get("name", "?")) for one in refused)
    first = Sentence(refused[0].message, refused[0].values)
    return BadInput(N_("{n} files were not attached: {names}. {first}"), "media", n=len(refused), names=names, first=first)


def _look(paths: list[str], job: Job) -> tuple[list[Media], list[SmdeskError]]:
    sound: list[Media] = []
    refused: list[SmdeskError] = []
    for index, path in enumerate(paths):
        job.report(index / len(paths))
        try:
            sound.append(files.inspect(path, partial(_goes_on, job)))
        except SmdeskError as error:
            refused.append(error)
    return sound, refused


def _goes_on(job: Job) -> bool:
    return not job.cancelled

"""Looking after a home once its window is there: today's backup, and whether the data file is whole."""

from datetime import date
from pathlib import Path

from smdesk.domain.errors import StoreTrouble
from smdesk.domain.value import value
from smdesk.services import backup
from smdesk.services.home import day_of_backup
from smdesk.storage.database import FILE_NAME, Damaged, is_logged, is_sound


@value
class Health:
    """What looking after a home has found: today's backup if it was made now, whether the data file is damaged,
    and then the day of the newest sound backup ("" when there is none)."""

    made: Path | None = None
    damaged: bool = False
    backup_day: str = ""


def look_after(home: Path, today: date) -> Health:
    """Today's backup if it is due, which checks what it copies; else the check alone. For a worker thread.

    The check reads a snapshot beside whoever writes. Where the disk cannot do write-ahead logging it would hold up
    writers, and the file is checked by the daily backup only.

    :raises StoreTrouble: when the disk refuses the backup
    """
    path = home / FILE_NAME
    try:
        if backup.due(home, today):
            return Health(backup.daily(home, today))
        damaged = is_logged(path) and not is_sound(path)
    except Damaged:
        damaged = True
    except StoreTrouble:
        if backup.due(home, today):
            raise
        return Health()  # cannot be read now: that is no damage, and the next start looks again
    source = backup.newest_sound(home, today) if damaged else None
    return Health(damaged=damaged, backup_day=day_of_backup(source) if source else "")

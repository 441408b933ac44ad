"""Secrets, where the system keeps secrets, never in our files. The only importer of keyring.

The systems' keyrings are the Keychain of macOS, the Credential Locker of Windows, and the Secret Service of a Linux
desktop (GNOME, KDE). A machine may have none: then nothing is kept, and it is said.
"""

from typing import Any

from smdesk.domain.errors import N_, StoreTrouble

SERVICE = "smdesk"  # under which a keyring lists what is ours


def keep(name: str, secret: str) -> None:
    """Keep a secret under a name; what was kept under it is replaced.

    :raises StoreTrouble: where there is no keyring, or it is locked and stays so
    """
    _asked("set_password", name, secret)


def kept(name: str) -> str:
    """What is kept under a name; empty where nothing is, or where there is no keyring to ask."""
    try:
        return _asked("get_password", name) or ""
    except StoreTrouble:
        return ""


def forget(name: str) -> None:
    """Keep nothing under this name any longer.

    :raises StoreTrouble: where something is kept, and the keyring does not let it go
    """
    if kept(name):
        _asked("delete_password", name)


def _asked(verb: str, *told: str) -> Any:
    import keyring
    from keyring.errors import NoKeyringError

    try:
        return getattr(keyring, verb)(SERVICE, *told)
    except NoKeyringError as error:
        raise StoreTrouble(N_("Keyring: this system has none that programs can use; nothing is kept.")) from error
    except Exception as error:  # each system's keyring has faults of its own kinds
        raise StoreTrouble(N_("Keyring: it refuses ({reason}); unlock it, then try again."), reason=error) from error

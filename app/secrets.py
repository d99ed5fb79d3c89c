"""Secrets by name: read from the environment or the system's keyring, and kept in neither workspace nor message."""

import os
import re

from analysis.errors import InputError

SERVICE = "sitelore"  # the name the keyring shows
VARIABLE = "SITELORE_SECRET_"
LONGEST = 8_192  # characters; a server reads no longer header
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?")


def variable_of(name: str) -> str:
    """Return the environment variable that holds a secret: `shop-login` → `SITELORE_SECRET_SHOP_LOGIN`."""
    return VARIABLE + name.upper().replace("-", "_")


def is_name(text: str) -> bool:
    """Return whether a secret can be called so: lower-case letters, digits, dash and underscore."""
    return bool(_NAME.fullmatch(text))


def read_secret(name: str) -> str:
    """Return a secret: that of its variable, else that of the keyring.

    Raises an InputError that names the secret, its variable and the keyring, never a value.
    """
    given = os.environ.get(variable_of(name))
    if given:
        return usable(given, name)
    keyring_name = _keyring_or_none()
    stored = _from_keyring(name) if keyring_name else None
    if stored is None:
        raise InputError("secret-missing", name=name, variable=variable_of(name), keyring=keyring_name or "none")
    return usable(stored, name)


def store_secret(name: str, value: str) -> str:
    """Put a secret into the keyring and return the keyring's name."""
    import keyring
    from keyring.errors import KeyringError

    usable(value, name)
    keyring_name = _keyring_or_none()
    if keyring_name is None:
        raise InputError("keyring-missing", name=name, variable=variable_of(name))
    try:
        keyring.set_password(SERVICE, name, value)
    except KeyringError as error:
        raise InputError("keyring-refused", keyring=keyring_name, problem=type(error).__name__) from None
    return keyring_name


def forget_secret(name: str) -> bool:
    """Take a secret out of the keyring; return whether it was there."""
    import keyring
    from keyring.errors import KeyringError, PasswordDeleteError

    keyring_name = _keyring_or_none()
    if keyring_name is None:
        raise InputError("keyring-missing", name=name, variable=variable_of(name))
    try:
        keyring.delete_password(SERVICE, name)
    except PasswordDeleteError:
        return False
    except KeyringError as error:
        raise InputError("keyring-refused", keyring=keyring_name, problem=type(error).__name__) from None
    return True


def usable(value: str, name: str) -> str:
    """Return a secret that can stand in a header; the complaint about any other does not show it."""
    plain = value.strip("\r\n")
    if not plain or len(plain) > LONGEST or any(ord(c) < 0x20 or ord(c) == 0x7F for c in plain):
        raise InputError("secret-unusable", name=name, limit=LONGEST)
    return plain


def _from_keyring(name: str) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, name)
    except KeyringError as error:  # locked, or its window was closed
        raise InputError("keyring-refused", keyring=_keyring_or_none() or "-", problem=type(error).__name__) from None


def _keyring_or_none() -> str | None:
    """Return the name of a keyring that keeps what it is given; none where the system has none.

    The library has two stand-ins, one that fails and one that forgets: both have no priority to speak of.
    """
    import keyring

    backend = keyring.get_keyring()
    return backend.name if backend.priority > 0 else None

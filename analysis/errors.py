"""Every error Sitelore raises on purpose: a message key and its details, said in the user's language at the edge."""


class SiteloreError(Exception):
    """Something that stops a job, a command or a view, with what to do about it.

    `key` names a message of `app/texts` (what happened, where, what to do); `details` fill its places. The layers below
    `app` know no language, so `str(error)` is for logs and tests only.
    """

    def __init__(self, key: str, **details: object) -> None:
        self.key = key
        self.details = details
        super().__init__(key + "".join(f" {name}={value!r}" for name, value in sorted(details.items())))


class InputError(SiteloreError):
    """Something the user gave us cannot be used."""


class ContractError(SiteloreError):
    """Rows are not what `analysis/tables.py` promises: a mistake of ours, never the user's."""


class BusyError(SiteloreError):
    """What is asked for is being done by somebody else right now."""

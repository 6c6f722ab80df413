"""What can go wrong, as one small tree.

    PolicyKGError
    ├── UsageError          the caller asked for something that does not exist or does not fit (exit code 2)
    ├── UnreadableError     an input cannot be read: missing, empty, binary, wrong encoding, broken syntax (exit code 2)
    ├── UnwritableError     a target cannot be written; what stood there is as it was (exit code 2)
    ├── StoreBusyError      another process holds the store (exit code 2)
    └── NonConformingError  the data breaks the shapes (exit code 1)

Every message is one sentence that names the file (and the line, where there is one) and the cure.
"""


class PolicyKGError(Exception):
    """The root of every error that this package raises on purpose."""

    exit_code = 2


class UsageError(PolicyKGError):
    """The caller named something that does not exist or does not fit."""


class UnreadableError(PolicyKGError):
    """An input cannot be read or understood."""


class UnwritableError(PolicyKGError):
    """A target cannot be written; nothing was left half-written."""


class StoreBusyError(PolicyKGError):
    """Another process is writing to the store."""


class NonConformingError(PolicyKGError):
    """Data breaks the shapes that guard the graph."""

    exit_code = 1
